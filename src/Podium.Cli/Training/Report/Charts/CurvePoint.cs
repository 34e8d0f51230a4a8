namespace Podium.Cli.Training.Report.Charts;

/// <summary>A point of a curve: the mean of the steps from one to another.</summary>
/// <param name="First">The first step.</param>
/// <param name="Last">The last step.</param>
/// <param name="Value">The value; what cannot be drawn leaves a gap.</param>
internal readonly record struct CurvePoint(int First, int Last, double Value)
{
    private const double Largest = 1e100;

    /// <summary>Whether it has a place in a chart.</summary>
    public bool IsDrawable => Math.Abs(Value) < Largest;

    /// <summary>Where it stands among the steps.</summary>
    public double Middle => ((double)First + Last) / 2;

    /// <summary>The point of one step.</summary>
    public static CurvePoint At(int step, double value) => new(step, step, value);
}
