using System.Text;

namespace Podium.Core.Conductors.Chat;

/// <summary>Shortens long texts in the middle, for what matters in an output stands at either end of it.</summary>
internal static class Excerpt
{
    /// <summary>The smallest limit: what the remark about the cut takes, and a little text.</summary>
    public const int LeastBytes = 200;

    private const int RemarkBytes = 100;

    /// <summary>
    /// The text, or its beginning and its end with a line between them that says how much was left out: at most
    /// <paramref name="mostBytes"/> in UTF-8, which must be at least <see cref="LeastBytes"/>.
    /// </summary>
    public static string Of(string text, int mostBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= mostBytes)
        {
            return text;
        }

        var half = (mostBytes - RemarkBytes) / 2;
        var head = HeadLength(text, half);
        var tail = TailLength(text.AsSpan(head), half);
        var left = text.Length - head - tail;
        return $"{text[..head]}\n(… {left} characters are left out here …)\n{text[^tail..]}";
    }

    private static int HeadLength(ReadOnlySpan<char> text, int mostBytes)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            mostBytes -= rune.Utf8SequenceLength;
            if (mostBytes < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static int TailLength(ReadOnlySpan<char> text, int mostBytes)
    {
        var rest = text;
        while (rest.Length > 0)
        {
            Rune.DecodeLastFromUtf16(rest, out var rune, out var length);
            mostBytes -= rune.Utf8SequenceLength;
            if (mostBytes < 0)
            {
                break;
            }

            rest = rest[..^length];
        }

        return text.Length - rest.Length;
    }
}
