namespace Podium.Cli.Documents;

/// <summary>Tokens of a run as JSON, workers and conductor apart.</summary>
internal sealed record RunUsageDocument(UsageDocument Workers, UsageDocument Conductor, UsageDocument Total);
