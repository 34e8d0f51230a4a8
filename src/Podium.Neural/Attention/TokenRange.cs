namespace Podium.Neural.Attention;

/// <summary>Consecutive rows of a packed batch.</summary>
internal readonly record struct TokenRange(int Start, int Length);
