using Podium.Cli.Training.Stages;

namespace Podium.Cli.Training;

/// <summary>What happens in a training, for those who show it.</summary>
/// <param name="Stage">Name of the stage that it happens to.</param>
internal abstract record TrainingEvent(string Stage)
{
    /// <summary>A stage begins, or goes on.</summary>
    /// <param name="Stage">Name of the stage.</param>
    /// <param name="Done">Steps done before.</param>
    /// <param name="Rewards">Rewards of those steps, if the stage has any.</param>
    internal sealed record Begun(string Stage, int Done, IReadOnlyList<double> Rewards) : TrainingEvent(Stage);

    /// <summary>A step was taken.</summary>
    /// <param name="Stage">Name of the stage.</param>
    /// <param name="Done">Steps done, this one included.</param>
    /// <param name="Metrics">What it saw, if the stage measures anything.</param>
    internal sealed record Advanced(string Stage, int Done, StepMetrics? Metrics) : TrainingEvent(Stage);

    /// <summary>A stage is finished, or was before.</summary>
    /// <param name="Stage">Name of the stage.</param>
    /// <param name="WasBefore">Whether an earlier training finished it.</param>
    internal sealed record Finished(string Stage, bool WasBefore) : TrainingEvent(Stage);
}
