namespace Podium.Neural.Tokenization;

/// <summary>One rule of byte-level BPE: two neighbouring tokens become one.</summary>
/// <param name="Left">Token on the left.</param>
/// <param name="Right">Token on the right.</param>
/// <param name="Merged">The token that replaces both.</param>
internal readonly record struct Merge(int Left, int Right, int Merged);
