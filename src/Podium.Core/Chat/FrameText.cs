using System.Buffers;
using System.Text;

namespace Podium.Core.Chat;

/// <summary>Keeps data apart from the frame of a worker's message.</summary>
internal static class FrameText
{
    private const string OtherSeparators = "\r\v\f\u0085\u2028\u2029";

    private static readonly SearchValues<char> Separators = SearchValues.Create(OtherSeparators);

    /// <summary>The text with every kind of line separator turned into a line feed.</summary>
    public static string Normalise(string text)
    {
        if (!text.AsSpan().ContainsAny(Separators))
        {
            return text;
        }

        var builder = new StringBuilder(text).Replace("\r\n", "\n");
        foreach (var separator in OtherSeparators)
        {
            builder.Replace(separator, '\n');
        }

        return builder.ToString();
    }

    /// <summary>Appends data lines, none of which can be taken for a frame line, and a line feed.</summary>
    public static void AppendLines(StringBuilder builder, string text)
    {
        var rest = Normalise(text).AsSpan();
        while (true)
        {
            if (rest.Length > 0 && rest[0] is '[' or '\\')
            {
                builder.Append('\\');
            }

            var end = rest.IndexOf('\n');
            if (end < 0)
            {
                builder.Append(rest).Append('\n');
                return;
            }

            builder.Append(rest[..(end + 1)]);
            rest = rest[(end + 1)..];
        }
    }

    /// <summary>Takes a data line back to what it was.</summary>
    public static string ReadLine(string line) => line.StartsWith('\\') ? line[1..] : line;

    /// <summary>The text on one line: a line feed becomes <c>\n</c> and a backslash is doubled.</summary>
    public static string ToOneLine(string text)
    {
        var normal = Normalise(text);
        return normal.AsSpan().ContainsAny('\\', '\n')
            ? normal.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            : normal;
    }

    /// <summary>Undoes <see cref="ToOneLine"/>.</summary>
    /// <exception cref="FormatException">A backslash escapes neither <c>n</c> nor a backslash.</exception>
    public static string FromOneLine(string line)
    {
        var builder = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\')
            {
                builder.Append(line[i]);
                continue;
            }

            i++;
            builder.Append(i < line.Length && line[i] is 'n' or '\\'
                ? (line[i] == 'n' ? '\n' : '\\')
                : throw new FormatException($"'{line}' holds a backslash that escapes nothing."));
        }

        return builder.ToString();
    }
}
