namespace Podium.Pocket.Reading;

/// <summary>
/// Splits texts into words, numbers and signs, so that two texts which differ by the letter that begins a sentence, by
/// the punctuation of sentences or by a "please" are alike. Without regular expressions, which take long to begin with.
/// </summary>
internal static class QuestionWords
{
    /// <summary>The place of an input in a phrasing.</summary>
    public const string Input = "{x}";

    /// <summary>The place of a parameter in a phrasing.</summary>
    public const string Parameter = "{n}";

    private const string Punctuation = ",.;:?!\"'“”‘’";
    private const string SentenceEnds = ".?!";

    /// <summary>The words of a question or of a phrasing.</summary>
    public static string[] Split(string text)
    {
        var words = new List<string>();
        var beginsSentence = true;
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfWord(text, start);
            if (!char.IsWhiteSpace(text[start]) && !Punctuation.Contains(text[start], StringComparison.Ordinal))
            {
                var word = text[start..end];
                Add(words, beginsSentence ? char.ToLowerInvariant(word[0]) + word[1..] : word);
                beginsSentence = false;
            }
            else
            {
                beginsSentence |= SentenceEnds.Contains(text[start], StringComparison.Ordinal);
            }

            start = end;
        }

        return [.. words];
    }

    private static int EndOfWord(string text, int start)
    {
        if (string.CompareOrdinal(text, start, Input, 0, Input.Length) == 0
            || string.CompareOrdinal(text, start, Parameter, 0, Parameter.Length) == 0)
        {
            return start + Input.Length;
        }

        var end = start + 1;
        while (end < text.Length && IsOneWord(text[start], text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsOneWord(char first, char next) =>
        (char.IsLetter(first) && char.IsLetter(next)) || (char.IsAsciiDigit(first) && char.IsAsciiDigit(next));

    private static void Add(List<string> words, string word)
    {
        if (word != "please")
        {
            words.Add(word == "an" ? "a" : word);
        }
    }
}
