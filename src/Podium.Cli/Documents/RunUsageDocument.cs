namespace Podium.Cli.Documents;

/// <summary>Tokens of a run as JSON, workers and conductor apart.</summary>
/// <param name="Workers">Tokens of the workers.</param>
/// <param name="Conductor">Tokens of the conductor.</param>
/// <param name="Total">Tokens of both.</param>
/// <param name="IsReported">Whether all of them were reported; otherwise they are the most it can be.</param>
internal sealed record RunUsageDocument(
    UsageDocument Workers, UsageDocument Conductor, UsageDocument Total, bool IsReported);
