namespace Podium.Core.Workers;

/// <summary>Price of a worker's tokens, in the pool's currency per million tokens; never negative.</summary>
/// <param name="InputPerMillion">Price of a million input tokens.</param>
/// <param name="OutputPerMillion">Price of a million output tokens.</param>
public sealed record TokenPrice(decimal InputPerMillion, decimal OutputPerMillion)
{
    /// <summary>Price of a call, in the pool's currency.</summary>
    public decimal Of(long inputTokens, long outputTokens) =>
        ((InputPerMillion * inputTokens) + (OutputPerMillion * outputTokens)) / 1_000_000m;
}
