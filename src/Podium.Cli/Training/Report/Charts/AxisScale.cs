namespace Podium.Cli.Training.Report.Charts;

/// <summary>How values lie along an axis.</summary>
internal enum AxisScale
{
    /// <summary>Equal differences are equally far apart.</summary>
    Linear,

    /// <summary>The same, told in percent.</summary>
    Share,

    /// <summary>Equal ratios are equally far apart.</summary>
    Logarithmic,
}
