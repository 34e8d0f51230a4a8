using Podium.Pocket.Reading;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Orchestra;

/// <summary>
/// Tells whether a question is one that the pocket problems might hold. Small workers answer anything; what they say of
/// other things is worth little, and a reader should be told. Nothing of what is read here reaches a conductor or a
/// worker.
/// </summary>
public static class PocketKnowledge
{
    /// <summary>More words than the longest problem has.</summary>
    private const int MostWords = 120;

    private static readonly Lazy<ProblemPhrasings> Phrasings = new(() => new ProblemPhrasings());

    /// <summary>The skills, for people.</summary>
    public static IReadOnlyList<string> Skills => PocketSkills.Names;

    /// <summary>
    /// Whether <paramref name="question"/> is worded like a problem, of words and numbers that problems are made of;
    /// punctuation, a "please", small letters in names and the letter that begins a sentence do not matter.
    /// </summary>
    public static bool Covers(string question)
    {
        var words = QuestionWords.Split(question);
        return words.Length <= MostWords && new QuestionReading(Phrasings.Value, words).IsProblem();
    }
}
