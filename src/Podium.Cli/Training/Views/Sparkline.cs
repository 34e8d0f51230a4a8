namespace Podium.Cli.Training.Views;

/// <summary>A curve on one line of text.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const string Plain = "_.-=+*#@";

    /// <summary>
    /// Draws values between 0 and 1 by the height of blocks; where there are more values than columns, a column shows
    /// the mean of its share.
    /// </summary>
    public static string Of(IReadOnlyList<double> values, int columns, bool isUnicode)
    {
        var levels = isUnicode ? Blocks : Plain;
        var count = Math.Min(columns, values.Count);
        return string.Create(count, values, (line, all) =>
        {
            for (var column = 0; column < line.Length; column++)
            {
                var from = (int)((long)column * all.Count / line.Length);
                var to = (int)((long)(column + 1) * all.Count / line.Length);
                var mean = Enumerable.Range(from, to - from).Average(index => all[index]);
                line[column] = levels[(int)Math.Clamp(mean * levels.Length, 0, levels.Length - 1)];
            }
        });
    }
}
