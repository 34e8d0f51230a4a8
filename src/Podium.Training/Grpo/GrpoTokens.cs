using System.Text.Json.Serialization;

namespace Podium.Training.Grpo;

/// <summary>Tokens of an update.</summary>
/// <param name="Sampled">Tokens drawn from the policy.</param>
/// <param name="Updated">Tokens that went through the model to learn.</param>
public sealed record GrpoTokens(long Sampled, long Updated)
{
    /// <summary>Both together.</summary>
    [JsonIgnore]
    public double Total => (double)Sampled + Updated;
}
