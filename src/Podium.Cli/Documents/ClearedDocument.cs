namespace Podium.Cli.Documents;

/// <summary>What clearing an answer cache came to, as JSON.</summary>
/// <param name="File">The cache's file, which need not be there.</param>
/// <param name="Removed">Number of answers that were deleted.</param>
internal sealed record ClearedDocument(string File, int Removed);
