using System.Text;

namespace Podium.Cli.Terminals;

/// <summary>
/// Makes text that a model wrote, or that a file holds, harmless on a terminal: no escape sequence, no control
/// character, nothing that turns the direction of writing. Line feeds stay.
/// </summary>
internal static class TerminalText
{
    private const char Escape = '\u001b';
    private const char ControlSequence = '\u009b';
    private const char Bell = '\u0007';

    /// <summary>The text without what a terminal would obey; tabs become blanks.</summary>
    public static string Clean(string text)
    {
        if (!NeedsCleaning(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (IsSequenceStart(character))
            {
                i = EndOfSequence(text, i);
            }
            else if (char.IsSurrogatePair(text, i))
            {
                clean.Append(character).Append(text[++i]);
            }
            else
            {
                AppendHarmless(clean, character, text, i);
            }
        }

        return clean.ToString();
    }

    /// <summary>The clean text on one line: white space of any kind and length becomes one blank.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether the character reorders the text around it.</summary>
    public static bool TurnsDirection(char character) =>
        character is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static bool NeedsCleaning(string text)
    {
        foreach (var character in text)
        {
            if ((char.IsControl(character) && character != '\n') || char.IsSurrogate(character)
                || TurnsDirection(character) || character is '\u2028' or '\u2029')
            {
                return true;
            }
        }

        return false;
    }

    private static void AppendHarmless(StringBuilder clean, char character, string text, int index)
    {
        switch (character)
        {
            case '\r' when index + 1 < text.Length && text[index + 1] == '\n':
                break;
            case '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' or '\v' or '\f':
                clean.Append('\n');
                break;
            case '\t':
                clean.Append("    ");
                break;
            case var _ when char.IsSurrogate(character):
                clean.Append('\ufffd');
                break;
            case var _ when !char.IsControl(character) && !TurnsDirection(character):
                clean.Append(character);
                break;
        }
    }

    private static bool IsSequenceStart(char character) =>
        character is Escape or ControlSequence or '\u0090' or '\u0098' or '\u009d' or '\u009e' or '\u009f';

    /// <summary>Index of the last character of the sequence that begins at <paramref name="start"/>.</summary>
    private static int EndOfSequence(string text, int start)
    {
        var kind = text[start] == Escape ? (start + 1 < text.Length ? text[start + 1] : '\0') : text[start];
        var body = text[start] == Escape ? start + 2 : start + 1;
        return kind switch
        {
            '[' or ControlSequence => EndOfControlSequence(text, body),
            ']' or 'P' or 'X' or '^' or '_' or '\u0090' or '\u0098' or '\u009d' or '\u009e' or '\u009f' =>
                EndOfString(text, body),
            >= ' ' and <= '/' => EndOfIntermediates(text, body),
            >= '0' and <= '~' => start + 1,
            _ => start,
        };
    }

    private static int EndOfControlSequence(string text, int body)
    {
        var end = body;
        while (end < text.Length && text[end] is >= ' ' and <= '?')
        {
            end++;
        }

        return end < text.Length && text[end] is >= '@' and <= '~' ? end : end - 1;
    }

    private static int EndOfString(string text, int body)
    {
        for (var i = body; i < text.Length; i++)
        {
            if (text[i] is Bell or '\u009c')
            {
                return i;
            }

            if (text[i] == Escape)
            {
                return i + 1 < text.Length && text[i + 1] == '\\' ? i + 1 : i - 1;
            }
        }

        // A string that never ends would swallow all that follows; what it hides is shown instead.
        return body - 1;
    }

    private static int EndOfIntermediates(string text, int body)
    {
        var end = body;
        while (end < text.Length && text[end] is >= ' ' and <= '/')
        {
            end++;
        }

        return Math.Min(end, text.Length - 1);
    }
}
