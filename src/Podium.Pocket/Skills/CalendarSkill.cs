using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Skills;

/// <summary>Weekdays and months.</summary>
internal static class CalendarSkill
{
    public const string Name = "calendar";

    private const int MostDaysAhead = 12;

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new Operation
        {
            Name = "calendar.ahead",
            Skill = Name,
            Input = ValueKind.Number,
            Numbers = (2, MostDaysAhead),
            Literal = random => Value.Of(random.Next(2, MostDaysAhead + 1)),
            Parameter = (random, input) =>
                input!.Number is >= 2 and <= MostDaysAhead ? random.Pick(Vocabulary.Weekdays) : null,
            ReadParameter = (_, words) => words.ReadName(Vocabulary.Weekdays),
            Result = (input, weekday) => Weekday(Index(Vocabulary.Weekdays, weekday) + input!.Number),
            Nouns = ["the weekday {x} days after {n}", "the day of the week {x} days after {n}"],
            Imperatives = ["find the weekday that many days after {n}", "go that many days on from {n}"],
            Questions = ["Which weekday is {x} days after {n}?", "What day is it {x} days after {n}?"],
        },
        OfWeekday("tomorrow", 1, ["the day after {x}", "the weekday that follows {x}"],
            ["take the day after it", "take the weekday that follows it"],
            ["Which day comes after {x}?", "What day follows {x}?"]),
        OfWeekday("yesterday", 6, ["the day before {x}", "the weekday that precedes {x}"],
            ["take the day before it", "take the weekday that precedes it"],
            ["Which day comes before {x}?", "What day precedes {x}?"]),
        new Operation
        {
            Name = "calendar.month",
            Skill = Name,
            Input = ValueKind.Number,
            Numbers = (1, 12),
            Literal = random => Value.Of(random.Next(1, 13)),
            Parameter = (_, input) => input!.Number is >= 1 and <= 12 ? "" : null,
            Result = (input, _) => Month(input!.Number - 1),
            Nouns = ["month number {x} of the year", "the month with number {x}"],
            Imperatives = ["find the month with that number", "name the month of that number"],
            Questions = ["Which month is number {x} of the year?", "What is month number {x}?"],
        },
        OfMonth("days", index => Value.Of(Vocabulary.DaysInMonth[index]),
            ["the number of days in {x}", "the days in {x}"],
            ["count its days", "take its number of days"],
            ["How many days are in {x}?", "How many days does {x} have?"]),
        OfMonth("number", index => Value.Of(index + 1),
            ["the number of the month {x}", "the place of {x} in the year"],
            ["take its number in the year", "find its place in the year"],
            ["Which number has the month {x}?", "What is the place of {x} in the year?"]),
        OfMonth("next", index => Month(index + 1),
            ["the month after {x}", "the month that follows {x}"],
            ["take the month after it", "take the month that follows it"],
            ["Which month comes after {x}?", "What month follows {x}?"]),
    ];

    private static Operation OfWeekday(
        string name,
        int days,
        IReadOnlyList<string> nouns,
        IReadOnlyList<string> imperatives,
        IReadOnlyList<string> questions) => new()
        {
            Name = $"{Name}.{name}",
            Skill = Name,
            Input = ValueKind.Weekday,
            Literal = random => Weekday(random.Next(7)),
            Result = (input, _) => Weekday(Index(Vocabulary.Weekdays, input!.Text) + days),
            Nouns = nouns,
            Imperatives = imperatives,
            Questions = questions,
        };

    private static Operation OfMonth(
        string name,
        Func<int, Value> result,
        IReadOnlyList<string> nouns,
        IReadOnlyList<string> imperatives,
        IReadOnlyList<string> questions) => new()
        {
            Name = $"{Name}.{name}",
            Skill = Name,
            Input = ValueKind.Month,
            Literal = random => Month(random.Next(12)),
            Result = (input, _) => result(Index(Vocabulary.Months, input!.Text)),
            Nouns = nouns,
            Imperatives = imperatives,
            Questions = questions,
        };

    private static Value Weekday(int index) => new(ValueKind.Weekday, Vocabulary.Weekdays[index % 7]);

    private static Value Month(int index) => new(ValueKind.Month, Vocabulary.Months[index % 12]);

    private static int Index(IReadOnlyList<string> names, string name) =>
        names.Index().First(pair => pair.Item == name).Index;
}
