using Podium.Core.Execution;
using Podium.Core.Workflows.Parsing;

namespace Podium.Core.Workflows;

/// <summary>
/// Reads workflow text: free prose and the lists <c>model_id</c>, <c>subtasks</c> and <c>access_list</c>, in any
/// order, as Python or JSON literals, tuples included, or as the members of one JSON object. Of several drafts the
/// last complete one counts. No text makes it throw, and its time grows in proportion to the text's length.
/// </summary>
public static class WorkflowParser
{
    /// <summary>Most errors that are reported for one text.</summary>
    internal const int MaxErrors = 20;

    /// <summary>Reads <paramref name="text"/> without asking whether the workflow can be run.</summary>
    /// <param name="text">What a conductor wrote.</param>
    /// <param name="workerNames">Names of the pool's workers, in the order of their ids; case does not matter.</param>
    public static WorkflowParse Parse(string text, IReadOnlyList<string> workerNames)
    {
        var errors = new List<WorkflowError>();
        var draft = Read(text, workerNames, errors);
        return Conclude(draft, errors);
    }

    /// <summary>
    /// Reads <paramref name="text"/> and checks it with <see cref="WorkflowValidator"/>: what a run calls.
    /// </summary>
    /// <param name="text">What a conductor wrote.</param>
    /// <param name="workerNames">Names of the pool's workers, in the order of their ids; case does not matter.</param>
    /// <param name="maxSteps">Most steps allowed; at least 1.</param>
    /// <param name="earlier">
    /// The steps of earlier rounds; where there are some, three empty lists accept the last one's output.
    /// </param>
    public static WorkflowParse Parse(
        string text,
        IReadOnlyList<string> workerNames,
        int maxSteps,
        EarlierSteps earlier)
    {
        var errors = new List<WorkflowError>();
        var draft = Read(text, workerNames, errors);
        if (draft is not null)
        {
            errors.AddRange(WorkflowValidator
                .Validate(draft.Workflow, workerNames.Count, maxSteps, earlier)
                .Select(issue => new WorkflowError(draft.PositionOf(issue), issue.Reason)));
        }

        return Conclude(draft, errors);
    }

    private static WorkflowDraft? Read(string text, IReadOnlyList<string> workerNames, List<WorkflowError> errors)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(workerNames);
        var found = ListFinder.Find(text);
        var lists = ListChoice.LastComplete(text, found.Lists);
        if (lists is null)
        {
            errors.AddRange(found.WhatIsMissing(text.Length));
            return null;
        }

        var steps = new StepBuilder(workerNames, errors).Build(lists);
        return steps is null ? null : new WorkflowDraft(new Workflow(ProseCutter.Cut(text, lists), steps), lists);
    }

    private static WorkflowParse Conclude(WorkflowDraft? draft, List<WorkflowError> errors) =>
        draft is not null && errors.Count == 0
            ? new WorkflowParse.Parsed(draft.Workflow)
            : new WorkflowParse.Unusable([.. errors.OrderBy(error => error.Position).Take(MaxErrors)]);
}
