using Podium.Core.Records;

namespace Podium.Cli.Replay;

/// <summary>What a run used, for its workers and its conductor.</summary>
/// <param name="Workers">Of the workers.</param>
/// <param name="Conductor">Of the conductor.</param>
internal sealed record RunTotals(UsageTotal Workers, UsageTotal Conductor)
{
    private static readonly UsageTotal None = new(default, IsAtMost: false, 0, 0);

    /// <summary>Of both together.</summary>
    public UsageTotal All => Workers + Conductor;

    /// <summary>
    /// What the end of the run says, which alone knows of a conductor that wrote nothing; before it, what the rounds
    /// say.
    /// </summary>
    public static RunTotals Of(RunState state) => state.Completed is { } completed
        ? OfEnd(state, completed)
        : new RunTotals(
            Sum(state.Rounds.SelectMany(round => round.Steps).Select(OfStep)),
            Sum(state.Rounds.Select(round => OfConductor(round.Written))));

    private static RunTotals OfEnd(RunState state, RunEvent.RunCompleted completed) => new(
        new UsageTotal(
            completed.WorkerUsage, state.IsWorkerUsageAtMost, completed.WorkerPrice, completed.WorkerSaved),
        new UsageTotal(
            completed.ConductorUsage,
            state.IsConductorUsageAtMost,
            completed.ConductorPrice,
            completed.ConductorSaved));

    private static UsageTotal Sum(IEnumerable<UsageTotal> totals) => totals.Aggregate(None, (sum, one) => sum + one);

    private static UsageTotal OfStep(StepState step) => step.Completed is { } completed
        ? new UsageTotal(completed.Usage, !completed.IsUsageReported, completed.Price, completed.Saved)
        : None;

    private static UsageTotal OfConductor(RunEvent.WorkflowWritten written) =>
        new(written.Usage, written.IsUsageAtMost, written.Price, written.Saved);
}
