using System.Text.Json;
using Podium.Cli.Training.Checkpoints;
using Podium.Neural.Conducting;
using Podium.Training.Alarms;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Stages;

/// <summary>The steps of a conductor that learns from reward.</summary>
internal sealed class GrpoSteps(string stage, NeuralConductor conductor, GrpoTrainer trainer, MetricsFile metrics)
    : ITrainingRun
{
    private const string StateName = "grpo.json";

    private readonly AlarmMonitor _alarms = new();

    /// <inheritdoc/>
    public int Step => trainer.Step;

    /// <inheritdoc/>
    public bool IsDone => trainer.IsDone;

    /// <inheritdoc/>
    public async Task<StepMetrics> AdvanceAsync(CancellationToken cancellationToken)
    {
        var report = await trainer.AdvanceAsync(cancellationToken).ConfigureAwait(false);
        return new RewardMetrics(stage, report with { Alarms = _alarms.Observe(report) });
    }

    /// <inheritdoc/>
    public void Save(string folder)
    {
        conductor.Save(folder);
        using var stream = File.Create(Path.Combine(folder, StateName));
        JsonSerializer.Serialize(stream, trainer.State, CheckpointContext.Default.GrpoState);
        stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Restore(string folder)
    {
        conductor.Restore(folder);
        using var stream = File.OpenRead(Path.Combine(folder, StateName));
        trainer.Restore(JsonSerializer.Deserialize(stream, CheckpointContext.Default.GrpoState)
            ?? throw new InvalidDataException($"{StateName} is empty."));
        foreach (var report in metrics.Reports(stage).Where(report => report.Step < trainer.Step))
        {
            _alarms.Observe(report);
        }
    }
}
