using Podium.Core.Workers;
using Podium.Neural.Conducting;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Corpora;

/// <summary>
/// Draws the workflows of the conductor that is told what is behind a problem, written as plans: a step for each skill,
/// of the worker whose card is best at it, which sees the step before. What reward must find out is shown here.
/// </summary>
internal sealed class ImitationCorpus
{
    private readonly WorkerPool _all;

    /// <summary>Makes a corpus.</summary>
    /// <param name="all">All workers.</param>
    /// <exception cref="ArgumentException">No card shows an ability.</exception>
    public ImitationCorpus(WorkerPool all)
    {
        _all = all;
        if (!all.Workers.SelectMany(worker => ConductorPrompt.Shown(worker.Card)).Any())
        {
            throw new ArgumentException("No card of the pool shows an ability, so there is no plan.", nameof(all));
        }
    }

    /// <summary>
    /// Draws a problem of the mixed set before a pool, and its plan. Pools are drawn as at the end of learning from
    /// reward, and anew while no card of one shows an ability that the plan has to name.
    /// </summary>
    public ConductorExample Draw(Random random)
    {
        var problem = DrawProblem(random);
        while (true)
        {
            var pool = PocketCurriculum.DrawPool(_all, progress: 1, random.NextInt64());
            if (Covers(pool, problem))
            {
                WorkerCard[] cards = [.. pool.Workers.Select(worker => worker.Card)];
                return new ConductorExample(cards, problem.Problem.Text, [], [PlanOf(problem, pool)]);
            }
        }
    }

    private PocketProblem DrawProblem(Random random)
    {
        while (true)
        {
            var problem = ProblemGenerator.DrawMixed(random, ProblemSplit.Train);
            if (Covers(_all, problem))
            {
                return problem;
            }
        }
    }

    private static bool Covers(WorkerPool pool, PocketProblem problem) => problem.Problem.Skills.All(skill =>
        pool.Workers.Any(worker => ConductorPrompt.Shown(worker.Card).Any(shown => shown.Skill == skill)));

    private static IReadOnlyList<PlannedStep> PlanOf(PocketProblem problem, WorkerPool pool) =>
    [
        .. OracleConductor.StepsOf(problem, pool).Zip(problem.Problem.Skills, (step, skill) =>
            new PlannedStep(step.Subtask, skill, step.WorkerId, step.Access)),
    ];
}
