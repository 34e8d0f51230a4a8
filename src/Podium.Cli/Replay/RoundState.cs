using Podium.Core.Records;

namespace Podium.Cli.Replay;

/// <summary>One round, as far as it has come.</summary>
/// <param name="written">What the conductor wrote.</param>
internal sealed class RoundState(RunEvent.WorkflowWritten written)
{
    public RunEvent.WorkflowWritten Written { get; } = written;

    public IReadOnlyList<StepState> Steps { get; } = [.. (written.Steps ?? []).Select(step => new StepState(step))];

    public RunEvent.RoundCompleted? Completed { get; set; }

    /// <summary>Whether the conductor accepted the earlier answer.</summary>
    public bool IsAcceptance => Written.Steps is { Count: 0 };
}
