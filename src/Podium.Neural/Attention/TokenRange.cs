namespace Podium.Neural.Attention;

/// <summary>Consecutive rows of a packed batch.</summary>
internal readonly record struct TokenRange(int Start, int Length)
{
    /// <summary>The same rows, counted from <paramref name="row"/>.</summary>
    public TokenRange From(int row) => this with { Start = Start - row };
}
