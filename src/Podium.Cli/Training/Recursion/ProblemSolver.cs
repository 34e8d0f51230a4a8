using Podium.Evaluation.Grading;
using Podium.Neural.Conducting;
using Podium.Pocket.Training;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Recursion;

/// <summary>Lets a conductor solve problems in one workflow each, and keeps what it has right.</summary>
internal sealed class ProblemSolver : IDisposable
{
    private readonly NeuralConductor _conductor;
    private readonly int _workflows;
    private readonly RolloutScheduler _scheduler;

    /// <summary>Makes a solver.</summary>
    /// <param name="conductor">Writes the workflows.</param>
    /// <param name="workflows">Workflows that are drawn for each problem.</param>
    /// <param name="threads">Workflows that run at the same time.</param>
    public ProblemSolver(NeuralConductor conductor, int workflows, int threads)
    {
        _conductor = conductor;
        _workflows = workflows;
        _scheduler = new RolloutScheduler(
            new RolloutRunner(new ExactAnswerGrader(), NeuralConductor.MostSteps), threads);
    }

    /// <summary>
    /// Draws and runs workflows for some problems, and returns the first right one of each that can be imitated, if
    /// there is one.
    /// </summary>
    public async Task<IReadOnlyList<SolvedProblem>> SolveAsync(
        IReadOnlyList<SolvableProblem> problems, CancellationToken cancellationToken)
    {
        var samples = _conductor.Sample(
            [.. problems.Select(problem => problem.Ask(NeuralConductor.MostSteps))], _workflows, cancellationToken);
        var solved = new List<SolvedProblem>();
        foreach (var (problem, drawn) in problems.Zip(samples))
        {
            var rollouts = await _scheduler.RunAsync(problem.Item, drawn, cancellationToken).ConfigureAwait(false);
            var cards = problem.Item.Pool.Workers.Select(worker => worker.Card).ToArray();
            var right = rollouts
                .Where(rollout => rollout.Verdict == RolloutVerdict.Correct)
                .Select(rollout => new SolvedProblem(problem.Item.Problem.Text, cards, rollout.Round!))
                .FirstOrDefault(PocketRuns.CanBeImitated);
            if (right is not null)
            {
                solved.Add(right);
            }
        }

        return solved;
    }

    /// <inheritdoc/>
    public void Dispose() => _scheduler.Dispose();
}
