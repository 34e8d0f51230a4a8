using System.ComponentModel.DataAnnotations;
using Podium.Core.Workers;

namespace Podium.Providers.Pools.Documents;

/// <summary>Price of a model's tokens, per million, in the currency of the price list.</summary>
public sealed record PriceEntry
{
    /// <summary>Price of a million tokens read.</summary>
    [Range(0.0, 1_000_000.0)]
    public required decimal Input { get; init; }

    /// <summary>Price of a million tokens written.</summary>
    [Range(0.0, 1_000_000.0)]
    public required decimal Output { get; init; }

    /// <summary>Price of a million tokens read that the service has in its cache.</summary>
    /// <value>That of other tokens read.</value>
    [Range(0.0, 1_000_000.0)]
    public decimal? CachedInput { get; init; }

    /// <summary>Price of a million tokens read that the service puts into its cache.</summary>
    /// <value>That of other tokens read.</value>
    [Range(0.0, 1_000_000.0)]
    public decimal? CacheWrite { get; init; }

    internal TokenPrice ToTokenPrice() => new(Input, Output)
    {
        CachedInputPerMillion = CachedInput,
        CacheWritePerMillion = CacheWrite,
    };
}
