using Podium.Core.Workers;

namespace Podium.Cli.Orchestras;

/// <summary>Problems, each before a pool of its own.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Meaning">What is asked of whom, in one sentence.</param>
/// <param name="Problems">The problems.</param>
/// <param name="DrawPool">The pool for the problem at an index, the same every time.</param>
internal sealed record PoolScenario(
    string Name, string Meaning, TestProblems Problems, Func<int, WorkerPool> DrawPool);
