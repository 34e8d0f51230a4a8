using Podium.Core.Budgets;
using Podium.Core.Problems;

namespace Podium.Evaluation.Benchmarks;

/// <summary>One problem after a conductor had it.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Verdict">What it says about the conductor.</param>
/// <param name="Answer">The answer; <see langword="null"/> if there is none.</param>
/// <param name="Called">Name of the worker of each step whose worker was called, over all rounds.</param>
/// <param name="Usage">Tokens that workers and conductor used.</param>
/// <param name="WorkerPrice">
/// What the workers' tokens cost whenever they were paid, in the pool's currency.
/// </param>
/// <param name="Price">What the tokens of workers and conductor cost, likewise.</param>
/// <param name="Elapsed">How long the run took.</param>
public sealed record ProblemResult(
    Problem Problem,
    Verdict Verdict,
    string? Answer,
    IReadOnlyList<string> Called,
    TokenUsage Usage,
    decimal WorkerPrice,
    decimal Price,
    TimeSpan Elapsed)
{
    /// <summary>The part of the price that was not paid now, for answers came from a cache.</summary>
    public decimal Saved { get; init; }

    /// <summary>How the run stood after each of its rounds; a round without an answer is left out.</summary>
    public IReadOnlyList<RoundVerdict> Rounds { get; init; } = [];

    /// <summary>Name of the worker who stood in, for each step whose own worker failed, over all rounds.</summary>
    public IReadOnlyList<string> StandIns { get; init; } = [];

    /// <summary>Number of steps whose worker was called.</summary>
    public int Steps => Called.Count;
}
