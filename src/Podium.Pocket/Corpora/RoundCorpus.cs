using Podium.Core.Conductors;
using Podium.Core.Workflows;
using Podium.Neural.Conducting;
using Podium.Pocket.Knowledge;
using Podium.Pocket.Training;

namespace Podium.Pocket.Corpora;

/// <summary>
/// Draws what a conductor imitates of itself before recursion is learned by reward: a plan of its own that led to a
/// right answer, cut into rounds that were run and what was still to be written. Taught: to write on where the plan
/// ended, and to accept what is finished. What to do about wrong answers is not taught.
/// </summary>
internal static class RoundCorpus
{
    private const double OneRoundShare = 0.7;

    /// <summary>Cuts one of the plans at a random step, from before its first to after its last.</summary>
    /// <param name="random">Where to draw from.</param>
    /// <param name="solved">Problems with plans that can be cut (<see cref="CanBeCut"/>).</param>
    /// <param name="mostSteps">Most steps of a round.</param>
    public static ConductorExample Draw(Random random, IReadOnlyList<SolvedProblem> solved, int mostSteps)
    {
        var (question, cards, round) = random.Pick(solved);
        var plan = PlanText.Read(round.Workflow.Prose, 0);
        var done = random.Next(plan.Count + 1);
        var first = done == 0 ? 0 : random.Next(NeuralConductor.MostSteps - plan.Count + 1);
        int[] ends = done > 1 && (done > mostSteps || random.NextDouble() >= OneRoundShare)
            ? [random.Next(Math.Max(1, done - mostSteps), Math.Min(done - 1, mostSteps) + 1), done]
            : [done];
        Round[] rounds = done == 0 ? [] : [.. ends.Select((end, index) => Part(index == 0 ? 0 : ends[0], end))];
        return new ConductorExample(cards, question, rounds, [Shift(plan, done, plan.Count)])
        {
            FirstStep = first,
        };

        Round Part(int from, int end)
        {
            var prose = PlanText.Write(Shift(plan, from, end), first + from);
            var outputs = round.Outputs.Take(from..end);
            return new Round(PlanText.ToWorkflow(prose, first + from), [.. outputs], round.Outputs[end - 1]);
        }
    }

    /// <summary>
    /// Whether each step of a plan says by number which steps it sees, so that this holds across rounds, and sees the
    /// step before, so that a part needs all its steps as the whole did.
    /// </summary>
    public static bool CanBeCut(SolvedProblem solved) => solved.Round.Outputs.All(output => output is not null)
        && PlanText.Read(solved.Round.Workflow.Prose, 0) is var plan
        && plan.Count == solved.Round.Outputs.Count
        && plan.Index().All(pair => pair.Item.Access is Access.Steps { Indices: var seen }
            && (pair.Index == 0 || seen.Contains(pair.Index - 1)));

    /// <summary>Steps <paramref name="from"/> to <paramref name="end"/> as a plan of their own.</summary>
    private static IReadOnlyList<PlannedStep> Shift(IReadOnlyList<PlannedStep> plan, int from, int end) =>
    [
        .. plan.Take(from..end).Select(step => step with
        {
            Access = new Access.Steps([.. ((Access.Steps)step.Access).Indices.Select(seen => seen - from)]),
        }),
    ];
}
