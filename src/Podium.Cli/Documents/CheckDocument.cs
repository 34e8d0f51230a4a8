namespace Podium.Cli.Documents;

/// <summary>What came of calling each model of a pool once, as JSON.</summary>
/// <param name="Models">The models, in the order of the file.</param>
/// <param name="Fallback">Who answers where the conductor fails; null for nobody.</param>
internal sealed record CheckDocument(IReadOnlyList<WorkerCheckDocument> Models, string? Fallback);
