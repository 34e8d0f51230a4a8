namespace Podium.Neural.Vectors;

/// <summary>
/// Shares out rows in parts of a fixed size, so that a sum kept for each part and added up in their order is the same
/// for every number of threads.
/// </summary>
internal static class RowParts
{
    /// <summary>Rows in one part; the last one may have fewer.</summary>
    public const int Size = 64;

    /// <summary>Number of parts that hold <paramref name="rows"/> rows.</summary>
    public static int Count(int rows) => (rows + Size - 1) / Size;

    /// <summary>First row of <paramref name="part"/>.</summary>
    public static int Start(int part) => part * Size;

    /// <summary>Row after the last of <paramref name="part"/>.</summary>
    public static int End(int part, int rows) => Math.Min(rows, (part + 1) * Size);
}
