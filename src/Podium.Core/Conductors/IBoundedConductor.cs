using Podium.Core.Budgets;

namespace Podium.Core.Conductors;

/// <summary>
/// A conductor that can say what it uses at most, so that a run with a price limit need not trust to luck.
/// </summary>
public interface IBoundedConductor : IConductor
{
    /// <summary>Most tokens that writing a workflow for <paramref name="request"/> takes.</summary>
    TokenUsage Bound(ConductorRequest request);
}
