using Podium.Core.Workers;

namespace Podium.Core.Resilience;

/// <summary>A worker whose service may fail.</summary>
/// <param name="Worker">The worker, whose client makes one call and throws if it fails.</param>
public sealed record ResilientWorker(Worker Worker)
{
    /// <summary>How it is called.</summary>
    /// <value>The defaults.</value>
    public ResilienceOptions Options { get; init; } = new();

    /// <summary>Names of the workers who stand in for it when it is given up, the first one first.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Fallbacks { get; init; } = [];

    /// <summary>
    /// Name of the worker who gets the second call of <see cref="ResilienceOptions.HedgeAfter"/>.
    /// </summary>
    /// <value>The worker itself.</value>
    public string? HedgeWith { get; init; }
}
