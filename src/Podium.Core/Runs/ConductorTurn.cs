using Podium.Core.Budgets;
using Podium.Core.Conductors;

namespace Podium.Core.Runs;

/// <summary>What came of asking a conductor for a workflow.</summary>
/// <param name="Reply">What it wrote; <see langword="null"/> if it did not.</param>
/// <param name="Failure">Why not; <see langword="null"/> if it did.</param>
/// <param name="Charge">What it used in either case.</param>
internal sealed record ConductorTurn(ConductorReply? Reply, RunOutcome? Failure, Charge Charge);
