namespace Podium.Providers.Caching;

/// <summary>What a cache holds.</summary>
/// <param name="Entries">Number of answers.</param>
/// <param name="Bytes">Bytes that they and their keys take in the file.</param>
/// <param name="Hits">How often one of these answers stood in for a call.</param>
/// <param name="Oldest">When the oldest was kept; <see langword="null"/> if there is none.</param>
/// <param name="Newest">When the newest was kept; <see langword="null"/> if there is none.</param>
public sealed record AnswerCacheStatistics(
    long Entries, long Bytes, long Hits, DateTimeOffset? Oldest, DateTimeOffset? Newest);
