using Podium.Core.Budgets;
using Podium.Core.Records;

namespace Podium.Core.Runs;

/// <summary>A run after its end.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Answer">
/// The last answer that a round completed; <see langword="null"/> if none did. Where the outcome is not
/// <see cref="RunOutcome.Answered"/>, an answer here is an earlier round's, whose correction failed.
/// </param>
/// <param name="Rounds">The rounds, oldest first.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Events">The run's record, in its canonical order.</param>
public sealed record RunResult(
    RunOutcome Outcome,
    string? Answer,
    IReadOnlyList<RoundResult> Rounds,
    TimeSpan Elapsed,
    IReadOnlyList<RunEvent> Events)
{
    /// <summary>Tokens that the workers used.</summary>
    public TokenUsage WorkerUsage { get; } =
        Rounds.Aggregate(default(TokenUsage), (sum, round) => sum + (round.Execution?.Usage ?? default));

    /// <summary>Tokens that the conductor used, those included that did not become a workflow.</summary>
    public TokenUsage ConductorUsage =>
        Rounds.Aggregate(FailedTurn.Usage, (sum, round) => sum + round.ConductorUsage);

    /// <summary>What the workers cost, in the pool's currency.</summary>
    public decimal WorkerPrice { get; } = Rounds.Sum(round => round.Execution?.Price ?? 0);

    /// <summary>What the conductor's own tokens cost.</summary>
    public decimal ConductorPrice => FailedTurn.Price + Rounds.Sum(round => round.ConductorPrice);

    /// <summary>Tokens of workers and conductor.</summary>
    public TokenUsage TotalUsage => WorkerUsage + ConductorUsage;

    /// <summary>Whether all of the usage was reported; otherwise it is the most that it can be.</summary>
    public bool IsUsageReported => IsConductorUsageReported && Rounds.All(round =>
        round.Execution?.Steps.All(step => step.IsUsageReported) ?? true);

    /// <summary>Price of workers and conductor.</summary>
    public decimal TotalPrice => WorkerPrice + ConductorPrice;

    /// <summary>What the workers would have cost beyond their price if no answer had come from a cache.</summary>
    public decimal WorkerSaved { get; } = Rounds.Sum(round => round.Execution?.Saved ?? 0);

    /// <summary>What the conductor would have cost beyond its price if no answer had come from a cache.</summary>
    public decimal ConductorSaved => FailedTurn.Saved + Rounds.Sum(round => round.ConductorSaved);

    /// <summary>What answers from a cache saved: without them the run had cost this and its price.</summary>
    public decimal TotalSaved => WorkerSaved + ConductorSaved;

    /// <summary>What the conductor used where it failed to write a workflow.</summary>
    internal Charge FailedTurn { get; init; } = Charge.None;

    /// <summary>Whether all of the conductor's usage was reported.</summary>
    internal bool IsConductorUsageReported =>
        FailedTurn.IsReported && Rounds.All(round => round.IsConductorUsageReported);
}
