namespace Podium.Providers.Pools;

/// <summary>Measured cards as they are stored.</summary>
/// <param name="Version">Version of the form.</param>
/// <param name="Workers">The cards by worker.</param>
internal sealed record CardsFile(int Version, IReadOnlyDictionary<string, MeasuredCard> Workers);
