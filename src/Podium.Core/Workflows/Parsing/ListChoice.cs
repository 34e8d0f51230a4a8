namespace Podium.Core.Workflows.Parsing;

/// <summary>
/// Picks, among the lists of a text in which a model may have thought aloud, the three that are meant: the last
/// three neighbours of different kinds. Where two such sets share a list, one with no word between its lists goes
/// before one with words, and of those the one in the paper's order; so neither a list quoted in a later explanation
/// nor a second attempt that was cut off breaks up a set, and only another whole set replaces it.
/// </summary>
internal static class ListChoice
{
    private const int Kinds = 3;

    /// <summary>The last complete set; <see langword="null"/> if a kind is missing.</summary>
    public static WorkflowLists? LastComplete(string text, IReadOnlyList<WrittenList> lists)
    {
        var set = -1;
        var block = -1;
        var ordered = -1;
        for (var first = 0; first + Kinds <= lists.Count; first++)
        {
            if (AreOfDifferentKinds(lists, first))
            {
                set = first;
                block = IsBlock(text, lists, first) ? first : block;
                ordered = block == first && IsOrdered(lists, first) ? first : ordered;
            }
        }

        var chosen = UnlessReplaced(UnlessReplaced(ordered, block), set);
        return chosen < 0 ? LatestOfEach(lists) : LatestOfEach([.. lists.Skip(chosen).Take(Kinds)]);
    }

    /// <summary>The earlier set, unless there is none or the later one shares no list with it.</summary>
    private static int UnlessReplaced(int earlier, int later) =>
        earlier < 0 || later >= earlier + Kinds ? later : earlier;

    private static bool AreOfDifferentKinds(IReadOnlyList<WrittenList> lists, int first) =>
        lists[first].Name != lists[first + 1].Name
        && lists[first].Name != lists[first + 2].Name
        && lists[first + 1].Name != lists[first + 2].Name;

    private static bool IsOrdered(IReadOnlyList<WrittenList> lists, int first) =>
        lists[first].Name < lists[first + 1].Name && lists[first + 1].Name < lists[first + 2].Name;

    private static bool IsBlock(string text, IReadOnlyList<WrittenList> lists, int first) =>
        IsWordless(text.AsSpan(lists[first].End, lists[first + 1].Start - lists[first].End))
        && IsWordless(text.AsSpan(lists[first + 1].End, lists[first + 2].Start - lists[first + 1].End));

    private static bool IsWordless(ReadOnlySpan<char> gap)
    {
        foreach (var character in gap)
        {
            if (char.IsLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    private static WorkflowLists? LatestOfEach(IReadOnlyList<WrittenList> lists)
    {
        var workers = lists.LastOrDefault(list => list.Name == ListName.Workers);
        var subtasks = lists.LastOrDefault(list => list.Name == ListName.Subtasks);
        var access = lists.LastOrDefault(list => list.Name == ListName.Access);
        return workers is null || subtasks is null || access is null
            ? null
            : new WorkflowLists(workers, subtasks, access);
    }
}
