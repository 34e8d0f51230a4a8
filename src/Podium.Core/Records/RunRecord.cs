namespace Podium.Core.Records;

/// <summary>The format of a run's record: JSON lines, one <see cref="RunEvent"/> each.</summary>
public static class RunRecord
{
    /// <summary>Version of the format that is written.</summary>
    public const int Version = 2;

    /// <summary>Oldest version that is read.</summary>
    public const int OldestVersion = 1;

    /// <summary>
    /// The events in the one order that does not depend on which worker was faster: by round, and within a round by
    /// step, each step's start before the calls that failed and its end.
    /// </summary>
    public static IReadOnlyList<RunEvent> InCanonicalOrder(IEnumerable<RunEvent> events) =>
        [.. events.OrderBy(RankOf)];

    private static (int Round, int Part, int Step, int Place) RankOf(RunEvent runEvent) => runEvent switch
    {
        RunEvent.RunStarted => (-1, 0, 0, 0),
        RunEvent.AttemptFailed { Step: null } failed => (failed.Round, 0, 0, failed.Attempt),
        RunEvent.WorkflowWritten written => (written.Round, 0, 0, int.MaxValue),
        RunEvent.StepStarted started => (started.Round, 1, started.Step, 0),
        RunEvent.AttemptFailed failed => (failed.Round, 1, failed.Step!.Value, 1 + failed.Attempt),
        RunEvent.StepCompleted completed => (completed.Round, 1, completed.Step, int.MaxValue),
        RunEvent.RoundCompleted round => (round.Round, 2, 0, 0),
        _ => (int.MaxValue, 0, 0, 0),
    };
}
