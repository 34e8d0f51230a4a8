using Microsoft.Extensions.AI;

namespace Podium.Core.Chat;

/// <summary>What a run tells a conductor that works in it as a worker, and what that one tells back.</summary>
/// <param name="Depth">Number of conductors above the nested one; at least 1.</param>
/// <param name="MaxPrice">Most that the nested run may spend.</param>
internal sealed record NestedRun(int Depth, decimal? MaxPrice)
{
    private const string RunKey = "podium.run";
    private const string PriceKey = "podium.price";

    public void Attach(ChatOptions options) => (options.AdditionalProperties ??= [])[RunKey] = this;

    public static NestedRun? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(RunKey, out var value) == true ? value as NestedRun : null;

    public static AdditionalPropertiesDictionary WithPrice(decimal price) => new() { [PriceKey] = price };

    public static decimal? PriceIn(AdditionalPropertiesDictionary? properties) =>
        properties?.TryGetValue(PriceKey, out var value) == true ? value as decimal? : null;
}
