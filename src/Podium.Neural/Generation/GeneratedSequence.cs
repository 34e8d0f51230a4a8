namespace Podium.Neural.Generation;

/// <summary>A continuation of a prompt. All arrays are parallel.</summary>
/// <param name="Tokens">The tokens, the end token included.</param>
/// <param name="LogProbabilities">
/// Log of each token's probability among the allowed ones at temperature 1, in nats.
/// </param>
/// <param name="Entropies">Entropy of that distribution, in nats.</param>
/// <param name="Choices">Number of allowed tokens at each position; 1 where the token was forced.</param>
/// <param name="Ended">
/// Whether the end token or the constraint ended it, rather than the limit of tokens or positions.
/// </param>
public sealed record GeneratedSequence(
    int[] Tokens,
    float[] LogProbabilities,
    float[] Entropies,
    int[] Choices,
    bool Ended);
