using Podium.Cli.Training.Workers;
using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Problems;

/// <summary>
/// Rollouts over the problems of a file, in strata by the number of skills that they name, and over pools drawn from
/// all workers. What team would be best is not known, so there is no oracle.
/// </summary>
internal sealed class ProblemFileSource : IRolloutSource
{
    private readonly LedWorkers _workers;
    private readonly bool _hasSeveralRounds;
    private readonly IReadOnlyList<Problem>[] _strata;

    /// <summary>Makes a source.</summary>
    /// <param name="workers">All workers.</param>
    /// <param name="problems">The problems; at least one.</param>
    /// <param name="hasSeveralRounds">
    /// Whether rounds are gone on from; the pools are then those of a run's end throughout.
    /// </param>
    public ProblemFileSource(LedWorkers workers, IReadOnlyList<Problem> problems, bool hasSeveralRounds)
    {
        _workers = workers;
        _hasSeveralRounds = hasSeveralRounds;
        var groups = problems.GroupBy(problem => problem.Skills.Count).OrderBy(group => group.Key).ToArray();
        Strata = [.. groups.Select(group => NameOf(group.Key))];
        _strata = [.. groups.Select(group => group.ToArray())];
    }

    public IReadOnlyList<string> Strata { get; }

    public RolloutItem Draw(int stratum, double progress, long seed)
    {
        var problems = _strata[stratum];
        var problem = problems[Seed.Generator(seed, 1).Next(problems.Count)];
        var drawn = _workers.DrawPool(_workers.Pool, _hasSeveralRounds ? 1 : progress, Seed.Mix(seed, 2));
        return new RolloutItem(problem, drawn, stratum, Seed.Mix(seed, 3))
        {
            WorkerSeed = _workers.Samples is { } samples ? Seed.Generator(seed, 4).Next(samples) : null,
        };
    }

    private static string NameOf(int skills) => skills switch
    {
        0 => "no skill named",
        1 => "1 skill",
        _ => FormattableString.Invariant($"{skills} skills"),
    };
}
