namespace Podium.Core.Workflows.Parsing;

/// <summary>Takes what stands before the lists, without the marks that only introduce them.</summary>
internal static class ProseCutter
{
    private const string Fence = "```";
    private const string Marks = "*`\"'“‘->#• \t";

    /// <summary>The prose before <paramref name="lists"/>, without white space around it.</summary>
    public static string Cut(string text, WorkflowLists lists)
    {
        var prose = text.AsSpan(0, lists.Start).TrimEnd(Marks).TrimEnd();
        var rest = text.AsSpan(lists.End).TrimStart("*` \t").TrimStart();
        if (prose.EndsWith("{") && rest.TrimStart(',').TrimStart().StartsWith("}"))
        {
            prose = prose[..^1].TrimEnd();
            rest = rest.TrimStart(',').TrimStart()[1..].TrimStart();
        }

        var lastLine = prose.LastIndexOf('\n') + 1;
        var isFenced = prose[lastLine..].TrimStart().StartsWith(Fence);
        if (isFenced && text.AsSpan(lists.End).Contains(Fence, StringComparison.Ordinal))
        {
            prose = prose[..lastLine];
        }

        return prose.Trim().ToString();
    }
}
