using System.Globalization;
using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;
using Podium.Pocket.Reading;

namespace Podium.Pocket.Corpora;

/// <summary>
/// Draws questions that call their operations by words and numbers picked at random: a conductor learns from them to
/// tell from a question's form where it may be cut, and to copy its words, rather than phrases by heart, so that both
/// hold for skills that no training problem combines. Chains are those of training problems; single words of any skill
/// may stand side by side. Questions are not checked against the splits.
/// </summary>
internal static class MadeUpPhrases
{
    private const int Sources = 12;
    private const double UnknownWordShare = 0.1;
    private const string Punctuation = ",.?";

    /// <summary>What tells the form: the places of values, "it" for a step before, and what joins a list.</summary>
    private static readonly string[] Kept = [QuestionWords.Input, QuestionWords.Parameter, "it", "and"];

    /// <summary>A chain of <paramref name="length"/> operations; any share of the words is picked anew.</summary>
    public static PocketProblem Draw(Random random, int length)
    {
        var problem = ProblemGenerator.Draw(random, ProblemSplit.Train, length);
        var words = DrawWords(random);
        var share = random.NextDouble();
        return ProblemGenerator.Phrase([.. problem.Operations.Select(Reword)], random);

        AppliedOperation Reword(AppliedOperation applied) => applied with
        {
            Operation = RewordOperation(applied.Operation),
            Input = applied.Input is { } input ? input with { Text = RewordText(input.Text) } : null,
            Parameter = RewordText(applied.Parameter),
        };

        Operation RewordOperation(Operation operation) => operation with
        {
            Nouns = [.. operation.Nouns.Select(RewordText)],
            Imperatives = [.. operation.Imperatives.Select(RewordText)],
            Questions = [.. operation.Questions.Select(RewordText)],
        };

        string RewordText(string text) => string.Join(' ', text.Split(' ').Select(piece =>
            random.NextDouble() < share ? RewordPiece(piece, words, random) : piece));
    }

    private static string RewordPiece(string piece, IReadOnlyList<string> words, Random random)
    {
        var word = piece.TrimEnd([.. Punctuation]);
        if (word.Length == 0 || Kept.Contains(word))
        {
            return piece;
        }

        var picked = Pick(word, words, random);
        var cased = char.IsUpper(word[0]) ? char.ToUpperInvariant(picked[0]) + picked[1..] : picked;
        return cased + piece[word.Length..];
    }

    /// <summary>A number for a number, a word for a word, and a sign for itself.</summary>
    private static string Pick(string word, IReadOnlyList<string> words, Random random)
    {
        if (word.All(char.IsAsciiDigit))
        {
            return random.Next(WorkerCorpus.MostNumber + 1).ToString(CultureInfo.InvariantCulture);
        }

        if (!word.All(char.IsLetter))
        {
            return word;
        }

        return random.NextDouble() < UnknownWordShare
            ? WorkerCorpus.PseudoWord(random).ToLowerInvariant()
            : random.Pick(words);
    }

    /// <summary>Words of questions of one skill each, in small letters.</summary>
    private static string[] DrawWords(Random random) =>
    [
        .. Enumerable.Range(0, Sources)
            .SelectMany(_ => QuestionWords.Split(ProblemGenerator.Draw(random, ProblemSplit.Train, 1).Problem.Text))
            .Where(word => word.All(char.IsLetter) && !Kept.Contains(word))
            .Select(word => word.ToLowerInvariant()),
    ];
}
