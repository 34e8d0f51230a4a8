namespace Podium.Providers.Prices;

/// <summary>A price list as it is stored.</summary>
/// <param name="Version">Version of the form.</param>
/// <param name="Currency">Currency of all prices.</param>
/// <param name="AsOf">Date of the newest entry.</param>
/// <param name="Models">The entries.</param>
internal sealed record PriceFile(int Version, string Currency, DateOnly AsOf, IReadOnlyList<ModelPrice> Models);
