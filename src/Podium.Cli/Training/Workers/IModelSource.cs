using Podium.Cli.Training.Checkpoints;

namespace Podium.Cli.Training.Workers;

/// <summary>A stage whose workers are models of this process, which can be packed into an orchestra.</summary>
internal interface IModelSource : IWorkerSource
{
    /// <summary>Reads the workers, each when its turn comes; the stage and those of the workers are finished.</summary>
    IEnumerable<ReadyWorker> Read(TrainingFolder folder);
}
