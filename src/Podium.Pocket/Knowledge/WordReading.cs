using System.Globalization;

namespace Podium.Pocket.Knowledge;

/// <summary>
/// Reads what problems are made of back from words without punctuation; what does not fit gives
/// <see langword="null"/>. A name may be written as it is or in small letters.
/// </summary>
internal static class WordReading
{
    private const string BeforeLast = "and";

    /// <summary>A whole number within limits, written without leading zeros.</summary>
    public static string? ReadNumber(this IReadOnlyList<string> words, int least, int most) =>
        words is [var word] && Number(word, least, most) ? word : null;

    /// <summary>One of <paramref name="names"/>, as it stands there.</summary>
    public static string? ReadName(this IReadOnlyList<string> words, IEnumerable<string> names) =>
        words is [var word] ? Find(word, names) : null;

    /// <summary>A list of different names: "a, b and c".</summary>
    public static string? ReadNames(
        this IReadOnlyList<string> words, IReadOnlyCollection<string> names, int least, int most) =>
        ReadList(words, word => Find(word, names), least, most);

    /// <summary>A list of different digits from 1 to 9.</summary>
    public static string? ReadDigits(this IReadOnlyList<string> words, int least, int most) =>
        ReadList(words, word => Number(word, 1, 9) ? word : null, least, most);

    private static string? ReadList(
        IReadOnlyList<string> words, Func<string, string?> read, int least, int most)
    {
        if (words.Count <= least || words.Count - 1 > most || words[^2] != BeforeLast)
        {
            return null;
        }

        var items = words.SkipLast(2).Append(words[^1]).Select(read).OfType<string>().Distinct().ToArray();
        return items.Length == words.Count - 1 ? items.Enumerate() : null;
    }

    private static string? Find(string word, IEnumerable<string> names) =>
        names.FirstOrDefault(name => name == word || name.ToLowerInvariant() == word);

    private static bool Number(string word, int least, int most) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most && word[0] != '0';
}
