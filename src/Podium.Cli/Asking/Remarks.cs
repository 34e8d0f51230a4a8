using Podium.Cli.Orchestras;

namespace Podium.Cli.Asking;

/// <summary>What to tell the user about an answer.</summary>
internal static class Remarks
{
    /// <summary>A remark on a question that the orchestra did not learn; <see langword="null"/> for others.</summary>
    public static string? On(string question, Orchestra orchestra) =>
        orchestra.Knows is not { } knows || knows(question)
            ? null
            : "This question is not worded like those that these workers learned from, so the answer may well be "
                + $"wrong. They learned short questions on {List(orchestra.Skills)}; README shows examples.";

    private static string List(IReadOnlyList<string> skills) => skills.Count switch
    {
        0 => "nothing that was measured",
        1 => skills[0],
        _ => $"{string.Join(", ", skills.SkipLast(1))} and {skills[^1]}",
    };
}
