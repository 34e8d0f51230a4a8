namespace Podium.Cli.Documents;

/// <summary>Price of a run as JSON, workers and conductor apart.</summary>
/// <param name="Workers">What the workers cost.</param>
/// <param name="Conductor">What the conductor cost.</param>
/// <param name="Total">What both cost.</param>
/// <param name="Saved">What both would have cost beyond that if no answer had come from a cache.</param>
internal sealed record RunPriceDocument(decimal Workers, decimal Conductor, decimal Total, decimal Saved);
