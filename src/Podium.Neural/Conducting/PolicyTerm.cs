namespace Podium.Neural.Conducting;

/// <summary>One token in a policy update.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">
/// Its log-probability when it was drawn; <see langword="null"/> where it was prescribed.
/// </param>
/// <param name="Advantage">Weight of its log-probability.</param>
/// <param name="EntropyWeight">Weight of the entropy at its place; zero where the choice is one of wording.</param>
internal readonly record struct PolicyTerm(int Token, float? LogProbability, double Advantage, double EntropyWeight);
