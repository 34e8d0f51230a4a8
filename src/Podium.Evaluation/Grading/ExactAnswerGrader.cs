using Podium.Core.Problems;

namespace Podium.Evaluation.Grading;

/// <summary>
/// Takes an answer for right if it is the reference, apart from case, white space, quotes and emphasis around it,
/// final punctuation and a leading article.
/// </summary>
public sealed class ExactAnswerGrader : IGrader
{
    private const string Around = "\"'`*“”‘’";
    private const string Final = ".,;:!?";

    private static readonly string[] Articles = ["A ", "AN ", "THE "];

    /// <inheritdoc/>
    public Grade Grade(Problem problem, string answer) =>
        Normalise(answer) == Normalise(problem.Reference)
            ? new Grade(IsCorrect: true, "The answer is the reference.")
            : new Grade(IsCorrect: false, $"The answer is not '{problem.Reference}'.");

    /// <summary>The part of an answer that counts.</summary>
    internal static string Normalise(string answer)
    {
        var words = answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = Strip(string.Join(' ', words)).ToUpperInvariant();
        var article = Articles.FirstOrDefault(article => text.StartsWith(article, StringComparison.Ordinal));
        return article is null ? text : text[article.Length..].TrimStart();
    }

    /// <summary>An answer of nothing but punctuation is kept, for that may be what was asked for.</summary>
    private static string Strip(string text)
    {
        var stripped = text.TrimEnd([.. Final, .. Around, ' ']).TrimStart([.. Around, ' ']);
        return stripped.Length == 0 ? text : stripped;
    }
}
