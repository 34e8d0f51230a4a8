namespace Podium.Cli.Pools;

/// <summary>Aligns columns with blanks; the last column is as wide as it likes.</summary>
internal static class PlainTable
{
    /// <summary>Writes rows of equal length.</summary>
    public static void Write(TextWriter output, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => cell.PadRight(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
