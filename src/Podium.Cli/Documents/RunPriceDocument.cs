namespace Podium.Cli.Documents;

/// <summary>Price of a run as JSON, workers and conductor apart.</summary>
internal sealed record RunPriceDocument(decimal Workers, decimal Conductor, decimal Total);
