using Podium.Core.Conductors;
using Podium.Core.Problems;

namespace Podium.Cli.Orchestras;

/// <summary>Problems to measure conductors with.</summary>
/// <param name="Problems">The problems.</param>
/// <param name="Oracle">A conductor that is told the skills which each of them takes.</param>
internal sealed record TestProblems(IReadOnlyList<Problem> Problems, IConductor Oracle)
{
    /// <summary>No problems.</summary>
    public static TestProblems None { get; } = new([], new RandomTeamConductor());

    /// <summary>
    /// A conductor that gives halves of each to the first worker of its pool; <see langword="null"/> if nobody knows
    /// where they can be cut.
    /// </summary>
    public IConductor? Halving { get; init; }
}
