using Podium.Core.Learning;

namespace Podium.Neural.Conducting;

/// <summary>A plan drawn by a neural conductor, with what its update needs.</summary>
/// <param name="Text">The workflow text.</param>
/// <param name="Decisions">Number of choices about the team.</param>
/// <param name="Entropy">Mean entropy of those choices, in nats.</param>
/// <param name="Context">The prompt's tokens and grammar, shared by a group.</param>
/// <param name="Tokens">The plan's tokens, the end token included.</param>
/// <param name="LogProbabilities">
/// Log-probability of each token when it was drawn; <see langword="null"/> where the conductor had a choice and the
/// token was prescribed.
/// </param>
/// <param name="ChoicePlaces">Indices of the tokens at which the conductor had a choice.</param>
internal sealed record NeuralSample(
    string Text,
    int Decisions,
    double Entropy,
    PlanContext Context,
    int[] Tokens,
    float?[] LogProbabilities,
    int[] ChoicePlaces)
    : SampledWorkflow(Text, Decisions, Entropy)
{
    /// <inheritdoc/>
    public override int TokenCount => Tokens.Length;
}
