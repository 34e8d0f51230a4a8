using System.Globalization;
using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Skills;

/// <summary>Sums, differences and products of small whole numbers.</summary>
internal static class ArithmeticSkill
{
    public const string Name = "arithmetic";

    public static readonly IReadOnlyList<Operation> Operations =
    [
        WithParameter(
            "add",
            largestInput: 99,
            _ => (1, 50),
            (left, right) => left + right,
            ["{x} plus {n}", "the sum of {x} and {n}"],
            ["add {n}", "add {n} to it", "increase it by {n}"],
            ["What is {x} plus {n}?", "How much is {x} + {n}?"]),
        WithParameter(
            "subtract",
            largestInput: 99,
            input => input < 2 ? null : (1, Math.Min(input - 1, 50)),
            (left, right) => left - right,
            ["{x} minus {n}", "the difference of {x} and {n}"],
            ["subtract {n}", "take away {n}", "reduce it by {n}"],
            ["What is {x} minus {n}?", "How much is {x} - {n}?"]),
        WithParameter(
            "multiply",
            largestInput: 12,
            _ => (2, 12),
            (left, right) => left * right,
            ["{x} times {n}", "the product of {x} and {n}"],
            ["multiply by {n}", "multiply it by {n}", "take it {n} times"],
            ["What is {x} times {n}?", "How much is {x} * {n}?"]),
        new Operation
        {
            Name = "arithmetic.double",
            Skill = Name,
            Input = ValueKind.Number,
            Numbers = (1, 40),
            Literal = random => Value.Of(random.Next(1, 41)),
            Parameter = (_, input) => input!.Number is >= 1 and <= 40 ? "" : null,
            Result = (input, _) => Value.Of(input!.Number * 2),
            Nouns = ["twice {x}", "double {x}"],
            Imperatives = ["double it", "take it twice"],
            Questions = ["What is twice {x}?", "What is double {x}?"],
        },
    ];

    private static Operation WithParameter(
        string name,
        int largestInput,
        Func<int, (int Least, int Most)?> parameters,
        Func<int, int, int> result,
        IReadOnlyList<string> nouns,
        IReadOnlyList<string> imperatives,
        IReadOnlyList<string> questions) => new()
        {
            Name = $"{Name}.{name}",
            Skill = Name,
            Input = ValueKind.Number,
            Numbers = (1, largestInput),
            Literal = random => Value.Of(random.Next(1, largestInput + 1)),
            Parameter = (random, input) => input!.Number <= largestInput && parameters(input.Number) is { } range
                ? random.Next(range.Least, range.Most + 1).ToString(CultureInfo.InvariantCulture)
                : null,
            ReadParameter = (input, words) =>
                parameters(input!.Number) is { } range ? words.ReadNumber(range.Least, range.Most) : null,
            Result = (input, text) => Value.Of(result(input!.Number, int.Parse(text, CultureInfo.InvariantCulture))),
            Nouns = nouns,
            Imperatives = imperatives,
            Questions = questions,
        };
}
