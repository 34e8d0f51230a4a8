namespace Podium.Cli.Training.Report.Charts;

/// <summary>A cell of a shaded table.</summary>
/// <param name="Shade">How dark it is, 0 to 1.</param>
/// <param name="Text">What it says.</param>
internal sealed record HeatCell(double Shade, string Text);
