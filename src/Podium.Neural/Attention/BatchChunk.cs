namespace Podium.Neural.Attention;

/// <summary>Consecutive rows of a packed batch that hold whole trees, and those trees.</summary>
internal readonly record struct BatchChunk(int FirstRow, int Rows, int FirstTree, int Trees);
