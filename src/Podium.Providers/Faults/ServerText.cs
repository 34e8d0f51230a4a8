using System.Globalization;
using System.Text;
using Podium.Providers.Credentials;

namespace Podium.Providers.Faults;

/// <summary>Makes text from outside fit to stand in a sentence of ours.</summary>
internal static class ServerText
{
    private const int MostCharacters = 200;

    // So much is looked at: a key cut in two at the end of a sentence would not be found.
    private const int MostScanned = 64 * 1024;

    /// <summary>One line of at most 200 characters, without the key and without what a terminal would obey.</summary>
    public static string Clean(string text, SecretKey? key)
    {
        var line = OneLine(text.Length > MostScanned ? text[..MostScanned] : text);
        var scrubbed = key?.Scrub(line) ?? line;
        return scrubbed.Length <= MostCharacters ? scrubbed : scrubbed[..(MostCharacters - 1)] + "…";
    }

    private static string OneLine(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            switch (char.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned:
                    break;
                case UnicodeCategory.Control
                    or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator:
                    if (builder.Length > 0 && builder[^1] != ' ')
                    {
                        builder.Append(' ');
                    }

                    break;
                default:
                    builder.Append(letter);
                    break;
            }
        }

        return builder.ToString().TrimEnd();
    }
}
