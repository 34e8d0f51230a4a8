using System.Text.Json;
using System.Text.Json.Nodes;
using Podium.Cli.Training.Checkpoints;

namespace Podium.Cli.Training.Stages;

/// <summary>What a supervised step saw.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Step">Number of the step, from 0.</param>
/// <param name="Loss">Mean loss per completion token, in nats.</param>
internal sealed record LossMetrics(string Stage, int Step, double Loss) : StepMetrics(Stage, Step)
{
    /// <inheritdoc/>
    public override bool IsFinite => double.IsFinite(Loss);

    /// <inheritdoc/>
    public override string ToJson() => new JsonObject
    {
        ["stage"] = Stage,
        ["step"] = Step,
        ["loss"] = JsonSerializer.SerializeToNode(Loss, MetricsContext.Default.Double),
    }.ToJsonString();
}
