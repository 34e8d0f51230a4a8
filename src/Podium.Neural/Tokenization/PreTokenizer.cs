using System.Globalization;
using System.Text;

namespace Podium.Neural.Tokenization;

/// <summary>
/// Splits text into the pieces that merges never cross, as the expression of Qwen2's tokenizer does, code point by
/// code point: contractions, words with at most one leading sign, single digits, runs of signs, line ends, spaces.
/// </summary>
internal static class PreTokenizer
{
    /// <summary>The expression that <see cref="NextLength"/> implements, as tokenizer files state it.</summary>
    public const string Expression =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
        + @"|\s*[\r\n]+|\s+(?!\S)|\s+";

    private enum Kind
    {
        End,
        Letter,
        Number,
        Space,
        LineEnd,
        Sign,
    }

    /// <summary>Length in UTF-16 units of the first piece of <paramref name="text"/>, which is not empty.</summary>
    public static int NextLength(ReadOnlySpan<char> text)
    {
        var first = KindAt(text, 0, out var firstLength);
        if (text[0] == '\'' && ContractionLength(text) is > 0 and var contraction)
        {
            return contraction;
        }

        return first switch
        {
            Kind.Letter => Skip(text, firstLength, Kind.Letter),
            Kind.Number => firstLength,
            Kind.LineEnd => SpacesLength(text),
            _ when KindAt(text, firstLength, out _) == Kind.Letter => Skip(text, firstLength, Kind.Letter),
            Kind.Sign => SignsLength(text, 0),
            _ when text[0] == ' ' && KindAt(text, 1, out _) == Kind.Sign => SignsLength(text, 1),
            _ => SpacesLength(text),
        };
    }

    private static int ContractionLength(ReadOnlySpan<char> text)
    {
        if (text.Length >= 2 && char.ToLowerInvariant(text[1]) is 's' or 't' or 'm' or 'd' or '\u017F')
        {
            return 2;
        }

        return text.Length >= 3
            && (char.ToLowerInvariant(text[1]), char.ToLowerInvariant(text[2])) is ('r' or 'v', 'e') or ('l', 'l')
            ? 3
            : 0;
    }

    private static int SignsLength(ReadOnlySpan<char> text, int start) =>
        Skip(text, Skip(text, start, Kind.Sign), Kind.LineEnd);

    /// <summary>
    /// White space up to and with its last line end; without one, all of it at the end of the text, and otherwise all
    /// but the last, which belongs to what follows.
    /// </summary>
    private static int SpacesLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        var afterLineEnd = 0;
        while (KindAt(text, length, out _) is var kind && kind is Kind.Space or Kind.LineEnd)
        {
            length++;
            afterLineEnd = kind == Kind.LineEnd ? length : afterLineEnd;
        }

        if (afterLineEnd > 0)
        {
            return afterLineEnd;
        }

        return length == text.Length || length == 1 ? length : length - 1;
    }

    private static int Skip(ReadOnlySpan<char> text, int start, Kind kind)
    {
        while (KindAt(text, start, out var length) == kind)
        {
            start += length;
        }

        return start;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int index, out int length)
    {
        length = 1;
        if (index >= text.Length)
        {
            return Kind.End;
        }

        var character = text[index];
        if (char.IsAscii(character))
        {
            return AsciiKind(character);
        }

        if (!char.IsSurrogate(character))
        {
            return char.IsWhiteSpace(character) ? Kind.Space : Classify(CharUnicodeInfo.GetUnicodeCategory(character));
        }

        Rune.DecodeFromUtf16(text[index..], out var rune, out length);
        return Classify(Rune.GetUnicodeCategory(rune));
    }

    private static Kind AsciiKind(char character) => character switch
    {
        '\r' or '\n' => Kind.LineEnd,
        ' ' or '\t' or '\v' or '\f' => Kind.Space,
        >= '0' and <= '9' => Kind.Number,
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Kind.Letter,
        _ => Kind.Sign,
    };

    private static Kind Classify(UnicodeCategory category) => category switch
    {
        <= UnicodeCategory.OtherLetter => Kind.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            => Kind.Number,
        _ => Kind.Sign,
    };
}
