namespace Podium.Cli.Training.Report.Charts;

/// <summary>Bars of one colour.</summary>
/// <param name="Name">What they stand for.</param>
/// <param name="Shares">Their heights, one for each category, 0 to 1.</param>
internal sealed record BarGroup(string Name, IReadOnlyList<double> Shares);
