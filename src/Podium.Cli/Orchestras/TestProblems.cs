using Podium.Core.Conductors;
using Podium.Core.Problems;

namespace Podium.Cli.Orchestras;

/// <summary>Problems to measure conductors with.</summary>
/// <param name="Problems">The problems.</param>
/// <param name="Oracle">A conductor that is told the skills which each of them takes.</param>
internal sealed record TestProblems(IReadOnlyList<Problem> Problems, IConductor Oracle);
