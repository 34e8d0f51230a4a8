using System.Globalization;
using System.Text;

namespace Podium.Core.Workflows.Parsing;

/// <summary>Reads one string: JSON's, Python's (single, double or triple quotes), or in typographic quotes.</summary>
internal static class QuotedText
{
    private const string Plain = "\"'";
    private const string Prefixes = "rRfFuUbB";

    /// <summary>Whether a string begins here, a Python prefix such as <c>r</c> or <c>f</c> included.</summary>
    public static bool Opens(string text, int position) =>
        ClosersOf(text[position]) is not null
        || (Prefixes.Contains(text[position])
            && position + 1 < text.Length
            && Plain.Contains(text[position + 1]));

    /// <summary>
    /// Appends the string that begins at <paramref name="position"/> to <paramref name="value"/> and moves behind it;
    /// <see langword="false"/>, at the place where it gave up, if the string never ends.
    /// </summary>
    public static bool TryRead(string text, ref int position, StringBuilder value)
    {
        var raw = text[position] is 'r' or 'R';
        position += Prefixes.Contains(text[position]) ? 1 : 0;
        var quote = text[position];
        var closers = ClosersOf(quote)!;
        var triple = Plain.Contains(quote) && IsTriple(text, position, quote);
        position += triple ? 3 : 1;
        while (position < text.Length)
        {
            var character = text[position];
            if (closers.Contains(character) && Closes(text, position, quote, triple))
            {
                position += triple ? 3 : 1;
                return true;
            }

            if (character == '\\' && !raw && position + 1 < text.Length)
            {
                position = AppendEscape(text, position + 1, value);
            }
            else
            {
                value.Append(character);
                position++;
            }

            if (text[position - 1] is '\n' or '\r' && ListHeading.OpensLine(text, position))
            {
                return false;
            }
        }

        return false;
    }

    private static string? ClosersOf(char quote) => quote switch
    {
        '"' => "\"",
        '\'' => "'",
        '“' or '”' or '„' or '‟' => "“”",
        '‘' or '’' or '‚' or '‛' => "‘’",
        '«' => "»",
        _ => null,
    };

    private static bool IsTriple(string text, int position, char quote) =>
        position + 2 < text.Length && text[position + 1] == quote && text[position + 2] == quote;

    /// <summary>A quote directly before a letter or a digit is an apostrophe: <c>'France's capital'</c>.</summary>
    private static bool Closes(string text, int position, char quote, bool triple)
    {
        if (triple)
        {
            return IsTriple(text, position, quote);
        }

        return position + 1 == text.Length || !char.IsLetterOrDigit(text[position + 1]);
    }

    /// <summary>Resolves the escape whose letter is at <paramref name="position"/>; returns the place behind.</summary>
    private static int AppendEscape(string text, int position, StringBuilder value)
    {
        var letter = text[position];
        switch (letter)
        {
            case 'x':
                return AppendCode(text, position, 2, value);
            case 'u':
                return AppendCode(text, position, 4, value);
            case 'U':
                return AppendCode(text, position, 8, value);
            case '\n' or '\r':
                return position + 1;
            default:
                AppendPlainEscape(letter, value);
                return position + 1;
        }
    }

    private static void AppendPlainEscape(char letter, StringBuilder value) => _ = letter switch
    {
        'n' => value.Append('\n'),
        't' => value.Append('\t'),
        'r' => value.Append('\r'),
        'b' => value.Append('\b'),
        'f' => value.Append('\f'),
        'a' => value.Append('\a'),
        'v' => value.Append('\v'),
        '0' => value.Append('\0'),
        '\\' or '"' or '\'' or '/' => value.Append(letter),
        _ => value.Append('\\').Append(letter),
    };

    private static int AppendCode(string text, int position, int digits, StringBuilder value)
    {
        var available = Math.Min(digits, text.Length - position - 1);
        var span = text.AsSpan(position + 1, available);
        var isCode = int.TryParse(span, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        if (available < digits || !isCode || code is < 0 or > 0x10FFFF)
        {
            value.Append('\\').Append(text[position]);
            return position + 1;
        }

        _ = code <= char.MaxValue ? value.Append((char)code) : value.Append(char.ConvertFromUtf32(code));
        return position + 1 + digits;
    }
}
