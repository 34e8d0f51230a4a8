using Podium.Cli.Training.Report.Charts;

namespace Podium.Cli.Training.Report;

/// <summary>The losses of a supervised stage.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Points">Loss of each step, in nats for a completion token.</param>
internal sealed record StageLoss(string Stage, IReadOnlyList<CurvePoint> Points);
