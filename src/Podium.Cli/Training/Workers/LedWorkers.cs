using Podium.Cli.Training.Stages;
using Podium.Core.Budgets;
using Podium.Core.Problems;
using Podium.Core.Workers;
using Podium.Evaluation.Grading;
using Podium.Pocket.Problems;

namespace Podium.Cli.Training.Workers;

/// <summary>Workers whom a conductor learns to lead, and how rollouts of theirs are run.</summary>
/// <param name="Pool">All of them.</param>
/// <param name="MostInFlight">Most rollouts that run at the same time.</param>
internal sealed record LedWorkers(WorkerPool Pool, int MostInFlight)
{
    /// <summary>How often a faulted rollout is run again before it leaves its group.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Steps from one checkpoint to the next.</summary>
    public int StepsPerCheckpoint { get; init; } = 5;

    /// <summary>What rollouts may spend; <see langword="null"/> for no limit.</summary>
    public ISharedBudget? Budget { get; init; }

    /// <summary>Judges their answers.</summary>
    public IGrader Grader { get; init; } = new ExactAnswerGrader();

    /// <summary>
    /// Number of answers that a worker gives to the same message; <see langword="null"/> where it gives one.
    /// </summary>
    public int? Samples { get; init; }

    /// <summary>Draws the pool for a problem: all workers, the share of the run that is done, the seed.</summary>
    public Func<WorkerPool, double, long, WorkerPool> DrawPool { get; init; } = PocketCurriculum.DrawPool;

    /// <summary>Puts something around the steps of learning.</summary>
    /// <value>Nothing.</value>
    public Func<ITrainingRun, ITrainingRun> Watch { get; init; } = run => run;
}
