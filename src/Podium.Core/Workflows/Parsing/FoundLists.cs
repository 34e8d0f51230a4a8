namespace Podium.Core.Workflows.Parsing;

/// <summary>All well-formed lists of a text in their order, and the last failure of each kind.</summary>
internal sealed record FoundLists(
    IReadOnlyList<WrittenList> Lists,
    IReadOnlyDictionary<ListName, WorkflowError> Failures)
{
    /// <summary>For each kind without a well-formed list: its failure, or that it was never written.</summary>
    public IEnumerable<WorkflowError> WhatIsMissing(int textLength) =>
        Enum.GetValues<ListName>()
            .Except(Lists.Select(list => list.Name))
            .Select(name => Failures.GetValueOrDefault(name) ?? Absent(name, textLength));

    private static WorkflowError Absent(ListName name, int textLength)
    {
        var word = ListHeading.Names[(int)name];
        return new WorkflowError(textLength, $"There is no list '{word}'; write {word} = [...].");
    }
}
