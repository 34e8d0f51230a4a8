using Podium.Core.Budgets;

namespace Podium.Core.Execution;

/// <summary>What came of one call.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Usage">What the client reported; <see langword="null"/> if nothing.</param>
/// <param name="Price">What a nested run did cost; <see langword="null"/> if the card's price holds.</param>
internal sealed record CallResult(StepOutcome Outcome, TokenUsage? Usage, decimal? Price);
