using Podium.Core.Learning;

namespace Podium.Cli.Training.Stages;

/// <summary>A run that can stop after any step and go on bit for bit.</summary>
internal interface ITrainingRun : ICheckpointed
{
    /// <summary>Steps done.</summary>
    int Step { get; }

    /// <summary>Whether all steps are done.</summary>
    bool IsDone { get; }

    /// <summary>Takes one step; when it is cancelled, nothing of the step has happened.</summary>
    Task<StepMetrics> AdvanceAsync(CancellationToken cancellationToken);
}
