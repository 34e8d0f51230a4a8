namespace Podium.Pocket.Knowledge;

/// <summary>Closed word lists and small facts that problems are made of.</summary>
internal static class Vocabulary
{
    public static readonly IReadOnlyList<string> Weekdays =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static readonly IReadOnlyList<string> Months =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    public static readonly IReadOnlyList<int> DaysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public static readonly IReadOnlyList<string> Ordinals = ["first", "second", "third", "fourth", "fifth"];

    public static readonly IReadOnlyList<string> Elements = Words(
        """
        hydrogen helium lithium beryllium boron carbon nitrogen oxygen fluorine neon sodium magnesium
        aluminium silicon phosphorus sulfur chlorine argon potassium calcium
        """);

    public static readonly IReadOnlyDictionary<string, int> Legs = Pairs(
            """
            spider:8 scorpion:8 crab:10 lobster:10 ant:6 bee:6 beetle:6 butterfly:6 fly:6 wasp:6 cat:4 dog:4 horse:4
            cow:4 sheep:4 goat:4 mouse:4 lion:4 frog:4 lizard:4 duck:2 eagle:2 hen:2 owl:2 swan:2 ostrich:2 snake:0
            worm:0 eel:0 shark:0
            """)
        .ToDictionary(pair => pair.Key, pair => int.Parse(pair.Value, null));

    public static readonly IReadOnlyDictionary<string, string> Colours = Pairs(
            """
            grass:green snow:white coal:black blood:red banana:yellow lemon:yellow carrot:orange cucumber:green
            tomato:red milk:white chocolate:brown sky:blue lime:green raven:black flamingo:pink salt:white
            cherry:red spinach:green plum:purple mud:brown strawberry:red pumpkin:orange canary:yellow soot:black
            """)
        .ToDictionary();

    public static readonly IReadOnlyList<string> Nouns = Words(
        """
        apple anchor arrow basket beach bell bird blanket boat book bottle bread bridge brush bucket button cabin camera
        candle canvas carpet castle chair chalk church circle cloud coffee collar cotton cradle crown curtain desert
        diamond dinner doctor dragon drum engine fabric farmer feather fence finger flame flower forest fork fountain
        garden ghost giant glove gold guitar hammer harbor hat helmet honey house island jacket jewel jungle kettle
        key kitchen kite ladder lake lamp leaf letter library lobby magnet map market mirror moon morning motor mountain
        museum napkin needle nest ocean office orange orchard oven paint palace paper park pebble pencil pepper piano
        picture pillow pilot planet plate pocket poem potato prince prison pump puzzle queen quilt rabbit radio rain
        ribbon ring river road robot rocket roof rope sand school shadow shell ship shirt shoe silver sister soap
        soldier spoon square stone storm street sugar summer table teacher temple ticket tiger tower train tree tunnel
        umbrella valley velvet village violin wagon wallet water whale wheel whistle window winter wizard wolf yard zebra
        """);

    private static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text) =>
        Words(text).Select(pair => pair.Split(':')).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
}
