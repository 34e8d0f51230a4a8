using Podium.Core.Budgets;

namespace Podium.Core.Resilience;

/// <summary>A call in a ledger.</summary>
/// <param name="Number">Its number there.</param>
/// <param name="Most">The most that it can use.</param>
/// <param name="Host">What its client is given, which may make several calls for it.</param>
internal sealed record Booking(int Number, TokenUsage Most, CallHost Host);
