using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>Says what an update's rollouts were like.</summary>
internal sealed class GrpoTelemetry(GrpoReward reward, int maxSteps)
{
    /// <summary>
    /// The report of an update. Means and shares are of first rounds; rollouts of forced length and groups that were
    /// dropped count for faults and tokens only.
    /// </summary>
    /// <param name="done">What happened.</param>
    /// <param name="success">Moving averages of success, one a stratum.</param>
    /// <param name="seconds">Where the time went.</param>
    public GrpoReport Report(GrpoUpdate done, IReadOnlyList<double> success, GrpoTimes seconds)
    {
        var kept = done.Kept;
        var revisions = kept.SelectMany(group => group.Revisions).OfType<RolloutGroup>().ToArray();
        var run = kept.Concat(done.Dropped).Concat(revisions).SelectMany(group => group.Rollouts).ToArray();
        var all = kept.SelectMany(group => group.Free).ToArray();
        var decided = kept.Concat(revisions).SelectMany(group => group.Free).ToArray();
        var judged = all.Where(rollout => rollout.IsJudged).ToArray();
        var valid = judged.Where(IsValid).ToArray();
        return new GrpoReport
        {
            Step = done.Step,
            Reward = judged.Select(rollout => reward.Of(rollout, done.Progress)).DefaultIfEmpty().Average(),
            Valid = (double)valid.Length / Math.Max(1, judged.Length),
            CorrectGivenValid = valid.Length == 0
                ? 0
                : (double)valid.Count(rollout => rollout.Verdict == RolloutVerdict.Correct) / valid.Length,
            StratumSuccess = [.. success],
            WorkflowSteps = valid.Length == 0 ? 0 : valid.Average(rollout => rollout.Steps),
            ProblemSkills = kept.Count == 0 ? 0 : kept.Average(group => group.Item.Problem.Skills.Count),
            PoolWorkers = kept.SelectMany(group => group.Item.Pool.Workers).DistinctBy(worker => worker.Name).Count(),
            Lengths =
            [
                .. Enumerable.Range(1, maxSteps).Select(length => valid.Count(rollout => rollout.Steps == length)),
            ],
            Calls = Calls(kept),
            Example = Example(done.Step, kept),
            Revisions = RevisionReport.Of(kept),
            Entropy = decided.Sum(rollout => rollout.Sample.Entropy * rollout.Sample.Decisions)
                / Math.Max(1, decided.Sum(rollout => rollout.Sample.Decisions)),
            EntropyWeight = done.EntropyWeight,
            RoutingEntropy = RoutingEntropy(valid),
            ZeroVarianceGroups = kept.Count == 0 ? 0 : (double)done.EqualGroups / kept.Count,
            Faulted = (double)run.Count(rollout => !rollout.IsJudged) / run.Length,
            FaultedOfCalling = FaultedOfCalling(run),
            DroppedGroups = done.Dropped.Count,
            Price = all.Select(rollout => rollout.Price).DefaultIfEmpty().Average(),
            GradientNorm = done.Policy.GradientNorm,
            Clipped = done.Policy.ClippedShare,
            Tokens = new GrpoTokens(run.Sum(rollout => (long)rollout.Sample.TokenCount), done.Policy.Tokens),
            Seconds = seconds,
        };
    }

    private static bool IsValid(Rollout rollout) =>
        rollout.Verdict is RolloutVerdict.Correct or RolloutVerdict.Wrong;

    private static double FaultedOfCalling(Rollout[] run) =>
        (double)run.Count(rollout => !rollout.IsJudged) / Math.Max(1, run.Count(rollout => rollout.Steps > 0));

    private static SkillCalls[] Calls(IEnumerable<RolloutGroup> groups) =>
    [
        .. groups
            .SelectMany(group => group.Free.Where(IsValid)
                .Where(rollout => rollout.Steps == group.Item.Problem.Skills.Count)
                .SelectMany(rollout => group.Item.Problem.Skills.Zip(rollout.WorkerNames)))
            .CountBy(call => call)
            .Select(pair => new SkillCalls(pair.Key.First, pair.Key.Second, pair.Value))
            .OrderBy(calls => calls.Skill, StringComparer.Ordinal)
            .ThenBy(calls => calls.Worker, StringComparer.Ordinal),
    ];

    /// <summary>The first rollout of a stratum; which stratum, the step decides.</summary>
    private static RolloutExample? Example(int step, IReadOnlyList<RolloutGroup> groups)
    {
        var strata = groups
            .Where(group => group.Free.Any())
            .GroupBy(group => group.Item.Stratum)
            .OrderBy(stratum => stratum.Key)
            .Select(stratum => stratum.First())
            .ToArray();
        if (strata.Length == 0)
        {
            return null;
        }

        var chosen = strata[step % strata.Length];
        var rollout = chosen.Free.First();
        var problem = chosen.Item.Problem;
        return new RolloutExample(
            problem.Text,
            rollout.Sample.Text,
            rollout.WorkerNames,
            rollout.Answer,
            problem.Reference,
            rollout.Verdict);
    }

    /// <summary>Entropy of who is called, in bits.</summary>
    private static double RoutingEntropy(IEnumerable<Rollout> rollouts)
    {
        var calls = rollouts.SelectMany(rollout => rollout.WorkerNames).CountBy(name => name).ToArray();
        var total = (double)calls.Sum(call => call.Value);
        return -calls.Sum(call => call.Value / total * Math.Log2(call.Value / total));
    }
}
