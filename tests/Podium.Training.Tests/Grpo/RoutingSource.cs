using Podium.Core.Conductors;
using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Training.Rollouts;

namespace Podium.Training.Tests.Grpo;

/// <summary>Questions of several kinds before one pool.</summary>
internal sealed class RoutingSource(int kinds, WorkerPool pool) : IRolloutSource
{
    /// <summary>Whether it is known who answers a kind: the worker of its number.</summary>
    public bool HasOracle { get; init; }

    /// <summary>Number of skills that each problem takes.</summary>
    public int SkillsPerProblem { get; init; } = 1;

    public IReadOnlyList<string> Strata { get; } = ["first", "second"];

    public RolloutItem Draw(int stratum, double progress, long seed)
    {
        var kind = Seed.Generator(seed).Next(kinds);
        return new RolloutItem(
            new Problem(
                $"p{kind}",
                $"A question of kind {kind}",
                $"answer {kind}",
                [.. Enumerable.Repeat($"skill {kind}", SkillsPerProblem)]),
            pool,
            stratum,
            seed)
        {
            Oracle = HasOracle ? new SingleWorkerConductor(pool.Workers[kind].Name) : null,
        };
    }
}
