namespace Podium.Core.Workflows.Parsing;

/// <summary>Recognises <c>name =</c> or <c>name :</c>, plain, quoted, bold or with escaped underscores.</summary>
internal static class ListHeading
{
    private const string Decoration = "*`\"'“”‘’";

    /// <summary>Names by list, in the order of <see cref="ListName"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["model_id", "subtasks", "access_list"];

    /// <summary>Position behind a list's name that begins at <paramref name="position"/>; -1 if none does.</summary>
    public static int EndOfName(string text, int position, out ListName name)
    {
        name = default;
        if (position > 0 && IsNamePart(text[position - 1]))
        {
            return -1;
        }

        for (var index = 0; index < Names.Count; index++)
        {
            name = (ListName)index;
            var end = Match(text, position, Names[index]);
            if (end >= 0 && (end == text.Length || !IsNamePart(text[end])))
            {
                return end;
            }
        }

        return -1;
    }

    /// <summary>Position of the opening bracket after a name that ends at <paramref name="end"/>; -1 if there is none,
    /// in which case <paramref name="reached"/> says how far was looked.</summary>
    public static int OpeningBracket(string text, int end, out int reached)
    {
        reached = SkipDecoration(text, end);
        if (reached == text.Length || text[reached] is not (':' or '='))
        {
            return -1;
        }

        reached = SkipFence(text, SkipDecoration(text, reached + 1));
        return reached < text.Length && LiteralReader.Opens(text[reached]) ? reached : -1;
    }

    /// <summary>
    /// Whether a line that begins at <paramref name="lineStart"/> opens one of the lists. Such a line ends any string
    /// left open before it, so an unfinished draft cannot swallow the lists that follow. Behind a colon a parenthesis
    /// does not count: in a subtask's own prose, <c>subtasks: (1) find</c> opens no list.
    /// </summary>
    public static bool OpensLine(string text, int lineStart)
    {
        var position = SkipSpaces(text, lineStart);
        var end = position < text.Length ? EndOfName(text, position, out _) : -1;
        if (end < 0)
        {
            return false;
        }

        end = SkipSpaces(text, end);
        if (end == text.Length || text[end] is not (':' or '='))
        {
            return false;
        }

        var isAssigned = text[end] == '=';
        end = SkipSpaces(text, end + 1);
        return end < text.Length && (text[end] == '[' || (isAssigned && LiteralReader.Opens(text[end])));
    }

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static int Match(string text, int position, string name)
    {
        foreach (var expected in name)
        {
            if (expected == '_' && position < text.Length && text[position] == '\\')
            {
                position++;
            }

            if (position == text.Length || char.ToLowerInvariant(text[position]) != expected)
            {
                return -1;
            }

            position++;
        }

        return position;
    }

    private static int SkipDecoration(string text, int position)
    {
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || Decoration.Contains(text[position])))
        {
            position++;
        }

        return position;
    }

    private static int SkipFence(string text, int position)
    {
        var language = position;
        if (position == 0 || text[position - 1] != '`')
        {
            return position;
        }

        while (language < text.Length && char.IsAsciiLetter(text[language]))
        {
            language++;
        }

        return SkipDecoration(text, language);
    }

    private static int SkipSpaces(string text, int position)
    {
        while (position < text.Length && text[position] is (' ' or '\t'))
        {
            position++;
        }

        return position;
    }
}
