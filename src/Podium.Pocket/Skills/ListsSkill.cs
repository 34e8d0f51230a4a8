using System.Globalization;
using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Skills;

/// <summary>Lists of numbers and of words: extremes, places, lengths.</summary>
internal static class ListsSkill
{
    public const string Name = "lists";

    public static readonly IReadOnlyList<Operation> Operations =
    [
        Extreme("largest", numbers => numbers.Max()),
        Extreme("smallest", numbers => numbers.Min()),
        new Operation
        {
            Name = "lists.length",
            Skill = Name,
            Parameter = (random, _) => NounList(random, random.Next(2, 6)),
            ReadParameter = (_, words) => words.ReadNames(Vocabulary.Nouns, 2, 5),
            Result = (_, list) => Value.Of(list.Items().Length),
            Nouns = ["the number of items in the list {n}", "the length of the list {n}"],
            Questions = ["How many items are in the list {n}?", "How long is the list {n}?"],
        },
        Placed("word", ValueKind.Word, random => NounList(random, random.Next(3, 5)), Vocabulary.Nouns),
        Placed(
            "country",
            ValueKind.Country,
            random => CountryList(random, random.Next(3, 5)),
            [.. Countries.All.Select(country => country.Name)]),
        new Operation
        {
            Name = "lists.item",
            Skill = Name,
            Input = ValueKind.Number,
            Numbers = (1, 3),
            Literal = random => Value.Of(random.Next(1, 4)),
            Parameter = (random, input) => input!.Number is >= 1 and <= 5
                ? NounList(random, random.Next(Math.Max(3, input.Number), Math.Max(5, input.Number + 1)))
                : null,
            ReadParameter = (input, words) => words.ReadNames(
                Vocabulary.Nouns, Math.Max(3, input!.Number), Math.Max(4, input.Number)),
            Result = (input, list) => Value.Word(list.Items()[input!.Number - 1]),
            Nouns = ["item {x} of the list {n}", "the item at place {x} in {n}"],
            Imperatives = ["pick the item at that place in {n}", "take the item with that number from {n}"],
            Questions = ["Which item is at place {x} in {n}?", "What is item {x} of the list {n}?"],
        },
    ];

    private static Operation Extreme(string which, Func<IEnumerable<int>, int> choose) => new()
    {
        Name = $"lists.{which}",
        Skill = Name,
        Parameter = (random, _) => Numbers(random, random.Next(3, 5)),
        ReadParameter = (_, words) => words.ReadDigits(3, 4),
        Result = (_, list) =>
            Value.Of(choose(list.Items().Select(item => int.Parse(item, CultureInfo.InvariantCulture)))),
        Nouns = [$"the {which} of {{n}}", $"the {which} number in {{n}}"],
        Questions = [$"What is the {which} of {{n}}?", $"Which number is the {which} in {{n}}?"],
    };

    private static Operation Placed(
        string name, ValueKind kind, Func<Random, string> list, IReadOnlyList<string> names) => new()
        {
            Name = $"lists.{name}",
            Skill = Name,
            Parameter = (random, _) =>
            {
                var drawn = list(random);
                var place = random.Next(drawn.Items().Length + 1);
                return $"{(place == drawn.Items().Length ? "last" : Vocabulary.Ordinals[place])} of {drawn}";
            },
            ReadParameter = (_, words) => ReadPlaced(words, names),
            Result = (_, text) =>
            {
                var parts = text.Split(" of ", 2);
                var items = parts[1].Items();
                return new Value(kind, parts[0] == "last" ? items[^1] : items[PlaceOf(parts[0])]);
            },
            Nouns = ["the {n}"],
            Questions = ["What is the {n}?", "Which is the {n}?"],
        };

    private static string? ReadPlaced(IReadOnlyList<string> words, IReadOnlyList<string> names)
    {
        if (words is not [var place, "of", ..] || words.Skip(2).ToArray().ReadNames(names, 3, 4) is not { } list)
        {
            return null;
        }

        var places = Vocabulary.Ordinals.Take(list.Items().Length).Append("last").ToArray();
        return new[] { place }.ReadName(places) is { } name ? $"{name} of {list}" : null;
    }

    private static int PlaceOf(string ordinal) =>
        Vocabulary.Ordinals.Index().First(pair => pair.Item == ordinal).Index;

    private static string Numbers(Random random, int count) =>
        random.PickDistinct(Enumerable.Range(1, 9), count)
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .ToArray()
            .Enumerate();

    private static string NounList(Random random, int count) =>
        random.PickDistinct(Vocabulary.Nouns, count).Enumerate();

    private static string CountryList(Random random, int count) =>
        random.PickDistinct(Countries.All, count).Select(country => country.Name).ToArray().Enumerate();
}
