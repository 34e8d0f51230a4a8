using Podium.Cli.Training.Stages;

namespace Podium.Cli.Training.Workers;

/// <summary>A stage that ends with workers and their cards, whom a conductor can learn to lead.</summary>
internal interface IWorkerSource : IStage
{
    /// <summary>The stages that trained the workers, in the order of their ids; none where no stage did.</summary>
    IReadOnlyList<StagePlan> Workers { get; }

    /// <summary>The workers as they will answer; the stage and those of the workers are finished.</summary>
    LedWorkers Open(Workshop workshop);
}
