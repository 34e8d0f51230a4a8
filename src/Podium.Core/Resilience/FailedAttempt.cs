using Podium.Core.Budgets;
using Podium.Core.Execution;

namespace Podium.Core.Resilience;

/// <summary>
/// A call that failed and was followed by another, of the same worker or of one that stands in for it; or one that was
/// given up for another beside it.
/// </summary>
/// <param name="Worker">Name of the worker that was called.</param>
/// <param name="Fault">How the call failed.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Usage">Tokens that the service bills for it.</param>
/// <param name="IsUsageReported">
/// Whether that is known; otherwise <paramref name="Usage"/> is the most that it can be.
/// </param>
/// <param name="Price">What it cost, in the pool's currency.</param>
/// <param name="Elapsed">How long it took to fail.</param>
/// <param name="Wait">
/// Time until the same worker is called again; <see langword="null"/> if another call takes over at once.
/// </param>
public sealed record FailedAttempt(
    string Worker,
    FaultKind Fault,
    string Message,
    TokenUsage Usage,
    bool IsUsageReported,
    decimal Price,
    TimeSpan Elapsed,
    TimeSpan? Wait);
