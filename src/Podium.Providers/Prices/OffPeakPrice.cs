namespace Podium.Providers.Prices;

/// <summary>What calls cost in quiet hours. Booked is the price of the other hours.</summary>
/// <param name="InputPerMillion">Price of a million tokens read.</param>
/// <param name="OutputPerMillion">Price of a million tokens written.</param>
public sealed record OffPeakPrice(decimal InputPerMillion, decimal OutputPerMillion)
{
    /// <summary>Price of a million tokens read from the service's cache; <see langword="null"/> if unknown.</summary>
    public decimal? CachedInputPerMillion { get; init; }
}
