using System.Text.RegularExpressions;
using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Orchestra;

/// <summary>
/// Tells whether a question is made of words that the pocket problems are made of. Small workers answer anything; what
/// they say of other things is worth little, and a reader should be told.
/// </summary>
public static partial class PocketKnowledge
{
    private const double LeastKnownShare = 0.75;

    private static readonly Lazy<HashSet<string>> Known = new(() => Collect().ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The skills, for people.</summary>
    public static IReadOnlyList<string> Skills => PocketSkills.Names;

    /// <summary>Whether at least three of four words of <paramref name="question"/> occur in pocket problems.</summary>
    public static bool Covers(string question)
    {
        var words = Word().Matches(question).Select(match => match.Value).ToArray();
        return words.Length > 0
            && words.Count(word => char.IsAsciiDigit(word[0]) || Known.Value.Contains(word)) >= LeastKnownShare * words.Length;
    }

    private static IEnumerable<string> Collect()
    {
        var phrases = PocketSkills.Operations
            .SelectMany(operation => operation.Nouns.Concat(operation.Imperatives).Concat(operation.Questions))
            .Concat(SequentialPhrasing.Frames);
        return phrases.SelectMany(phrase => Word().Matches(phrase).Select(match => match.Value))
            .Concat(Countries.All.SelectMany(country =>
                (string[])[country.Name, country.Capital, country.Continent, country.Currency]))
            .Concat(Vocabulary.Weekdays)
            .Concat(Vocabulary.Months)
            .Concat(Vocabulary.Ordinals)
            .Concat(Vocabulary.Elements)
            .Concat(Vocabulary.Legs.Keys)
            .Concat(Vocabulary.Colours.Keys)
            .Concat(Vocabulary.Nouns)
            .Append("last");
    }

    [GeneratedRegex(@"[\p{L}]+|\d+")]
    private static partial Regex Word();
}
