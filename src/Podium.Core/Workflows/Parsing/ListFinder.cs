namespace Podium.Core.Workflows.Parsing;

/// <summary>Finds every list of a workflow text, well-formed or not.</summary>
internal static class ListFinder
{
    /// <summary>How often, on average, a character may be read again after a broken list; bounds the time.</summary>
    private const int Rereadings = 4;

    private const string NameStarts = "mMsSaA";

    /// <summary>Finds the lists; those written inside a string of another list do not count.</summary>
    public static FoundLists Find(string text)
    {
        var lists = new List<WrittenList>();
        var failures = new Dictionary<ListName, WorkflowError>();
        var reader = new LiteralReader(text);
        var allowance = (long)Rereadings * text.Length;
        var position = NextName(text, 0);
        while (position < text.Length)
        {
            var end = ListHeading.EndOfName(text, position, out var name);
            var next = position + 1;
            var bracket = end < 0 ? -1 : ListHeading.OpeningBracket(text, end, out next);
            if (bracket >= 0 && reader.ReadList(bracket) is { } value)
            {
                next = reader.Position;
                lists.Add(new WrittenList(name, position, next, value));
            }
            else if (bracket >= 0)
            {
                failures[name] = reader.Error!;
                allowance -= reader.Position - bracket;
                next = allowance > 0 ? bracket + 1 : Math.Max(bracket + 1, reader.Position);
            }

            position = NextName(text, next);
        }

        return new FoundLists(lists, failures);
    }

    private static int NextName(string text, int from)
    {
        var offset = from >= text.Length ? -1 : text.AsSpan(from).IndexOfAny(NameStarts);
        return offset < 0 ? text.Length : from + offset;
    }
}
