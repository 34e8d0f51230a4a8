using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Evaluation.Benchmarks;

/// <summary>
/// What a run costs at most. A conductor that no model stands behind is asked for its workflow beforehand, as the run
/// will ask it; what others write is known only then.
/// </summary>
internal static class BenchmarkBound
{
    /// <summary>The most of one run; <see langword="null"/> if it cannot be told.</summary>
    public static async ValueTask<decimal?> OfAsync(
        BenchmarkEntrant entrant,
        Problem problem,
        RunOptions options,
        WorkerPool pool,
        CancellationToken cancellationToken)
    {
        if (entrant.Conductor is not (IFixedConductor or RandomTeamConductor))
        {
            return IsFree(pool, options.ConductorPrice) ? 0 : options.MaxPrice;
        }

        var request = new ConductorRequest(
            problem.Text, pool, [], options.MaxSteps, Seed.Mix(options.Seed, 0));
        var reply = await entrant.Conductor.ConductAsync(request, cancellationToken).ConfigureAwait(false);
        var names = pool.Workers.Select(worker => worker.Name).ToArray();
        var parse = WorkflowParser.Parse(reply.Text, names, options.MaxSteps, EarlierSteps.None);
        var bound = parse is WorkflowParse.Parsed { Workflow: var workflow }
            ? PriceBound.Of(problem.Text, workflow, pool, EarlierSteps.None)
            : 0;
        return Math.Min(bound, options.MaxPrice ?? bound);
    }

    private static bool IsFree(WorkerPool pool, TokenPrice? conductor) =>
        pool.Workers.Select(worker => worker.Card.Price).Append(conductor ?? new TokenPrice(0, 0)).All(IsNothing);

    private static bool IsNothing(TokenPrice price) => price.Most(new TokenUsage(int.MaxValue, int.MaxValue)) == 0;
}
