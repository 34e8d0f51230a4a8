using Podium.Core.Workers;

namespace Podium.Providers.Prices;

/// <summary>What a model costs, and how much it reads and writes.</summary>
/// <param name="Service">Name of the service's preset.</param>
/// <param name="Model">The model's name at the service.</param>
/// <param name="InputPerMillion">Price of a million tokens read.</param>
/// <param name="OutputPerMillion">Price of a million tokens written.</param>
/// <param name="AsOf">When the figures were looked up.</param>
/// <param name="Source">Where.</param>
public sealed record ModelPrice(
    string Service, string Model, decimal InputPerMillion, decimal OutputPerMillion, DateOnly AsOf, string Source)
{
    /// <summary>Price of a million tokens read from the service's cache; <see langword="null"/> if unknown.</summary>
    public decimal? CachedInputPerMillion { get; init; }

    /// <summary>
    /// Price of a million tokens read and put into the service's cache; <see langword="null"/> if that costs nothing
    /// more.
    /// </summary>
    public decimal? CacheWritePerMillion { get; init; }

    /// <summary>What long prompts cost; <see langword="null"/> if they cost no more.</summary>
    public LongPromptPrice? LongPrompt { get; init; }

    /// <summary>What calls cost in quiet hours; <see langword="null"/> if it is always the same.</summary>
    public OffPeakPrice? OffPeak { get; init; }

    /// <summary>Most tokens that the model reads; <see langword="null"/> if unknown.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>Most tokens that the model writes; <see langword="null"/> if unknown.</summary>
    public int? OutputTokens { get; init; }

    /// <summary>First day on which the price holds; <see langword="null"/> for any.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which the price holds; <see langword="null"/> for any.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>
    /// The price as a worker's card has it: that of the dearer hours. Long prompts bear the surcharge for what is put
    /// into the service's cache in the same proportion as others, where the list does not say.
    /// </summary>
    public TokenPrice ToTokenPrice() => new(InputPerMillion, OutputPerMillion)
    {
        CachedInputPerMillion = CachedInputPerMillion,
        CacheWritePerMillion = CacheWritePerMillion,
        LongPrompt = LongPrompt is { } longer ? new PriceTier(longer.AboveTokens, PriceOf(longer)) : null,
    };

    private TokenPrice PriceOf(LongPromptPrice longer) => new(longer.InputPerMillion, longer.OutputPerMillion)
    {
        CachedInputPerMillion = longer.CachedInputPerMillion,
        CacheWritePerMillion = longer.CacheWritePerMillion
            ?? (InputPerMillion > 0 ? CacheWritePerMillion * longer.InputPerMillion / InputPerMillion : null),
    };
}
