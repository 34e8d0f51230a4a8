namespace Podium.Core.Workers;

/// <summary>What calls cost whose prompt is longer than others.</summary>
/// <param name="AboveTokens">Most tokens of a prompt that is not long, those in the service's cache included.</param>
/// <param name="Price">Price of all tokens of such a call.</param>
public sealed record PriceTier(int AboveTokens, TokenPrice Price);
