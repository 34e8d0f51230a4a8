using System.Globalization;
using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Skills;

/// <summary>Yes-or-no checks of numbers and words.</summary>
internal static class CheckingSkill
{
    public const string Name = "checking";

    private static readonly string[] Limits = ["5", "10", "20", "30", "40", "50", "60", "70", "80", "90"];

    public static readonly IReadOnlyList<Operation> Operations =
    [
        Compared("more", "more than {n}", (value, limit) => value > limit),
        Compared("less", "less than {n}", (value, limit) => value < limit),
        Tested("even", "an even number", value => value % 2 == 0),
        Tested("odd", "an odd number", value => value % 2 == 1),
        Tested("digits", "a number with two digits", value => value is >= 10 and <= 99),
    ];

    private static Operation Compared(string name, string what, Func<int, int, bool> verdict) => new()
    {
        Name = $"checking.{name}",
        Skill = Name,
        Input = ValueKind.Number,
        Numbers = (1, 99),
        Literal = random => Value.Of(random.Next(1, 100)),
        Parameter = (random, _) => random.Pick(Limits),
        ReadParameter = (_, words) => words.ReadName(Limits),
        Result = (input, limit) => Value.Of(verdict(input!.Number, int.Parse(limit, CultureInfo.InvariantCulture))),
        Nouns = [$"whether {{x}} is {what}"],
        Imperatives = [$"check whether it is {what}", $"check if that is {what}"],
        Questions = [$"Is {{x}} {what}?", $"Is it true that {{x}} is {what}?"],
    };

    private static Operation Tested(string name, string what, Func<int, bool> verdict) => new()
    {
        Name = $"checking.{name}",
        Skill = Name,
        Input = ValueKind.Number,
        Numbers = (1, 99),
        Literal = random => Value.Of(random.Next(1, random.Pick([20, 100]))),
        Result = (input, _) => Value.Of(verdict(input!.Number)),
        Nouns = [$"whether {{x}} is {what}"],
        Imperatives = [$"check whether it is {what}", $"check if that is {what}"],
        Questions = [$"Is {{x}} {what}?", $"Is it true that {{x}} is {what}?"],
    };
}
