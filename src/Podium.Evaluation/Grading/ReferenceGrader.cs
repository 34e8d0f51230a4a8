using System.Globalization;
using Podium.Core.Problems;

namespace Podium.Evaluation.Grading;

/// <summary>
/// Judges by what a problem's reference is: where it is a number and nothing else, as <see cref="NumberGrader"/> does,
/// otherwise as <see cref="ExactAnswerGrader"/>.
/// </summary>
public sealed class ReferenceGrader : IGrader
{
    private readonly NumberGrader _number = new();
    private readonly ExactAnswerGrader _exact = new();

    /// <inheritdoc/>
    public Grade Grade(Problem problem, string answer) =>
        IsNumber(problem.Reference) ? _number.Grade(problem, answer) : _exact.Grade(problem, answer);

    private static bool IsNumber(string reference)
    {
        const NumberStyles style = NumberStyles.Float | NumberStyles.AllowThousands;
        return decimal.TryParse(reference, style, CultureInfo.InvariantCulture, out _);
    }
}
