namespace Podium.Core.Records;

/// <summary>The format of a run's record: JSON lines, one <see cref="RunEvent"/> each.</summary>
public static class RunRecord
{
    /// <summary>Version of the format that is written and read.</summary>
    public const int Version = 1;

    /// <summary>
    /// The events in the one order that does not depend on which worker was faster: by round, and within a round by
    /// step, each step's start before its end.
    /// </summary>
    public static IReadOnlyList<RunEvent> InCanonicalOrder(IEnumerable<RunEvent> events) =>
        [.. events.OrderBy(RankOf)];

    private static (int Round, int Part, int Step, int Half) RankOf(RunEvent runEvent) => runEvent switch
    {
        RunEvent.RunStarted => (-1, 0, 0, 0),
        RunEvent.WorkflowWritten written => (written.Round, 0, 0, 0),
        RunEvent.StepStarted started => (started.Round, 1, started.Step, 0),
        RunEvent.StepCompleted completed => (completed.Round, 1, completed.Step, 1),
        RunEvent.RoundCompleted round => (round.Round, 2, 0, 0),
        _ => (int.MaxValue, 0, 0, 0),
    };
}
