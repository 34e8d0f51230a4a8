using Podium.Providers.Caching;

namespace Podium.Cli.Documents;

/// <summary>What an answer cache holds, as JSON.</summary>
/// <param name="File">The cache's file, which need not be there.</param>
/// <param name="Entries">Number of answers.</param>
/// <param name="Bytes">Bytes that they and their keys take in the file.</param>
/// <param name="Hits">How often one of these answers stood in for a call.</param>
/// <param name="Oldest">When the oldest was kept; null if there is none.</param>
/// <param name="Newest">When the newest was kept; null if there is none.</param>
internal sealed record CacheDocument(
    string File, long Entries, long Bytes, long Hits, DateTimeOffset? Oldest, DateTimeOffset? Newest)
{
    public static CacheDocument Of(string file, AnswerCacheStatistics statistics) => new(
        file, statistics.Entries, statistics.Bytes, statistics.Hits, statistics.Oldest, statistics.Newest);
}
