namespace Podium.Neural.Generation;

/// <summary>A token, and what its distribution was like at temperature 1.</summary>
internal readonly record struct ChosenToken(int Token, float LogProbability, float Entropy);
