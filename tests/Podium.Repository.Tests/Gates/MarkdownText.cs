using System.Text;
using System.Text.RegularExpressions;

namespace Podium.Repository.Tests.Gates;

/// <summary>The links and the anchors of one Markdown text; code is left out.</summary>
internal static partial class MarkdownText
{
    /// <summary>Targets of links and images, inline, by reference or as HTML, in the order of the text.</summary>
    public static IReadOnlyList<string> Links(string text)
    {
        var prose = InlineCode().Replace(WithoutFences(text), "");
        return [.. Link().Matches(prose).OrderBy(match => match.Index).Select(match => match.Groups["target"].Value)];
    }

    /// <summary>The anchors that a heading or an HTML element makes, as GitHub names them.</summary>
    public static IReadOnlySet<string> Anchors(string text)
    {
        var prose = WithoutFences(text);
        var anchors = new HashSet<string>(Anchor().Matches(prose).Select(match => match.Groups["name"].Value));
        foreach (Match heading in Heading().Matches(prose))
        {
            var slug = Slug(heading.Groups["title"].Value);
            var repeat = 0;
            while (!anchors.Add(repeat == 0 ? slug : $"{slug}-{repeat}"))
            {
                repeat++;
            }
        }

        return anchors;
    }

    private static string WithoutFences(string text)
    {
        var kept = new StringBuilder();
        string? fence = null;
        foreach (var line in text.Split('\n'))
        {
            var mark = Fence().Match(line).Groups["mark"].Value;
            if (fence is not null)
            {
                fence = mark.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
            }
            else if (mark.Length > 0)
            {
                fence = mark;
            }
            else
            {
                kept.Append(line).Append('\n');
            }
        }

        return kept.ToString();
    }

    private static string Slug(string title)
    {
        var words = LinkText().Replace(title, "${text}").Trim().ToLowerInvariant();
        var kept = words.Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or ' ');
        return new string([.. kept]).Replace(' ', '-');
    }

    [GeneratedRegex(@"^\s{0,3}(?:>\s*)?(?<mark>`{3,}|~{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?<ticks>`+)[^`].*?\k<ticks>", RegexOptions.Singleline)]
    private static partial Regex InlineCode();

    [GeneratedRegex(
        @"\]\(\s*<?(?<target>[^)\s>]+)>?(?:\s+[""'][^)]*)?\s*\)|^\s{0,3}\[[^\]^]+\]:\s*<?(?<target>[^\s>]+)"
        + @"|<(?:img|source|a)\b[^>]*?\b(?:src|href|srcset)=""(?<target>[^""]+)""",
        RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"<a\s[^>]*?(?:id|name)=""(?<name>[^""]+)""")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^#{1,6}\s+(?<title>.+?)\s*#*\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();
}
