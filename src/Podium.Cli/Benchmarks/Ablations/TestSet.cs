using Podium.Core.Problems;
using Podium.Core.Workers;
using Podium.Pocket.Problems;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>The problems that every variant is measured on, each before the workers in an order of its own.</summary>
/// <param name="Problems">The problems.</param>
/// <param name="Seed">Seed that they and the orders were drawn by.</param>
internal sealed record TestSet(IReadOnlyList<Problem> Problems, long Seed)
{
    /// <summary>Draws problems of the mixed set that nothing is trained on.</summary>
    public static TestSet Draw(int count, long seed) =>
        new(PocketProblemSet.Draw(ProblemSplit.Test, count, seed).Problems, seed);

    /// <summary>The pool for the problem at an index, the same every time.</summary>
    public WorkerPool Shuffle(WorkerPool pool, int index)
    {
        Worker[] workers = [.. pool.Workers];
        Core.Randomness.Seed.Generator(Seed, index).Shuffle(workers);
        return new WorkerPool(workers, pool.Question);
    }
}
