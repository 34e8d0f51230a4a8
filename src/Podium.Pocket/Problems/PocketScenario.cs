using Podium.Core.Workers;

namespace Podium.Pocket.Problems;

/// <summary>Test problems, each before a pool of its own.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Meaning">What is asked of whom, in one sentence.</param>
/// <param name="Problems">The problems.</param>
/// <param name="DrawPool">The pool for the problem at an index, the same every time.</param>
public sealed record PocketScenario(
    string Name, string Meaning, PocketProblemSet Problems, Func<int, WorkerPool> DrawPool);
