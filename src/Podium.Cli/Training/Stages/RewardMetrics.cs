using System.Text.Json;
using System.Text.Json.Nodes;
using Podium.Cli.Training.Checkpoints;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Stages;

/// <summary>What a step of learning from reward saw.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Report">The report of the update.</param>
internal sealed record RewardMetrics(string Stage, GrpoReport Report) : StepMetrics(Stage, Report.Step)
{
    /// <inheritdoc/>
    public override bool IsFinite => double.IsFinite(Report.GradientNorm) && double.IsFinite(Report.Reward);

    /// <inheritdoc/>
    public override string ToJson()
    {
        var line = new JsonObject { ["stage"] = Stage };
        var report = JsonSerializer.SerializeToNode(Report, MetricsContext.Default.GrpoReport)!;
        foreach (var (name, value) in report.AsObject())
        {
            line[name] = value?.DeepClone();
        }

        return line.ToJsonString();
    }
}
