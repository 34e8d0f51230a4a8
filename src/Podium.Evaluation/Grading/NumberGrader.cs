using System.Globalization;
using System.Text.RegularExpressions;
using Podium.Core.Problems;

namespace Podium.Evaluation.Grading;

/// <summary>
/// Takes an answer for right if the last number in it equals the reference as a number: <c>12</c>, <c>12.0</c>,
/// <c>1.2e1</c> and <c>The answer is 12.</c> are the same, <c>1,234</c> is 1234. Digits behind a letter do not count.
/// </summary>
public sealed partial class NumberGrader : IGrader
{
    private const string Minus = "\u2212";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The reference holds no number, so no answer could be right.</exception>
    public Grade Grade(Problem problem, string answer)
    {
        var expected = LastNumber(problem.Reference)
            ?? throw new ArgumentException(
                $"Problem '{problem.Id}' has the reference '{problem.Reference}', which is no number.",
                nameof(problem));
        return LastNumber(answer) switch
        {
            null => new Grade(IsCorrect: false, "There is no number in the answer."),
            var given when given == expected => new Grade(IsCorrect: true, "The answer is the reference."),
            { } given => new Grade(IsCorrect: false, FormattableString.Invariant($"{given} is not {expected}.")),
        };
    }

    private static decimal? LastNumber(string text)
    {
        const NumberStyles style = NumberStyles.Float | NumberStyles.AllowThousands;
        decimal? last = null;
        foreach (var match in Numbers.EnumerateMatches(text))
        {
            var digits = text.AsSpan(match.Index, match.Length).ToString().Replace(Minus, "-");
            last = decimal.TryParse(digits, style, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        return last;
    }

    [GeneratedRegex(
        @"(?<!\w)[-+\u2212]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Numbers { get; }
}
