namespace Podium.Cli.Training.Report.Charts;

/// <summary>Size of a chart in pixels, about as it appears on a wide screen.</summary>
/// <param name="Name">Name of the size in the page's style.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
internal sealed record ChartSize(string Name, double Width, double Height)
{
    /// <summary>As wide as the page.</summary>
    public static ChartSize Wide { get; } = new("wide", 1070, 300);

    /// <summary>Half as wide.</summary>
    public static ChartSize Half { get; } = new("half", 510, 230);

    /// <summary>A quarter as wide.</summary>
    public static ChartSize Small { get; } = new("small", 240, 150);
}
