using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Profiling;

/// <summary>What a measurement says about its workers.</summary>
/// <param name="Workers">The workers, in the order of the plan.</param>
/// <param name="Comparisons">
/// For each skill by name, the worker that was right most often (of several the one with the lowest mean price) beside
/// each of the others.
/// </param>
public sealed record ProfileResult(IReadOnlyList<WorkerProfile> Workers, IReadOnlyList<ProfileComparison> Comparisons)
{
    /// <summary>Sums up a plan's earlier calls and those that an outcome added.</summary>
    public static ProfileResult Of(ProfilePlan plan, ProfileOutcome outcome)
    {
        var entries = plan.Done.Concat(outcome.Made).ToLookup(entry => entry.Worker, StringComparer.Ordinal);
        var skillOf = plan.Problems.ToDictionary(problem => problem.Id, problem => problem.Skills[0]);
        var workers = plan.Subjects.Select(subject =>
        {
            var own = entries[subject.Worker.Name].ToArray();
            var judged = own.Where(entry => entry.IsRight is not null)
                .Select(entry => (skillOf[entry.Problem], entry))
                .ToArray();
            var faults = own.Where(entry => entry.IsRight is null).ToArray();
            return WorkerProfile.Of(subject, judged, plan.Problems.Count - judged.Length, faults);
        }).ToArray();
        return new ProfileResult(workers, Compare(plan, workers, entries));
    }

    private static List<ProfileComparison> Compare(
        ProfilePlan plan, WorkerProfile[] workers, ILookup<string, ProfileEntry> entries)
    {
        var rightOf = workers.ToDictionary(
            worker => worker.Subject.Worker.Name,
            worker => entries[worker.Subject.Worker.Name]
                .Where(entry => entry.IsRight is not null)
                .ToDictionary(entry => entry.Problem, entry => entry.IsRight));
        List<ProfileComparison> found = [];
        foreach (var skill in plan.Problems.GroupBy(problem => problem.Skills[0], StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var ranked = Ranked(workers, skill.Key);
            found.AddRange(ranked.Skip(1).Select(other =>
            {
                var test = PairedTest.Of(Verdicts(ranked[0]), Verdicts(other));
                return new ProfileComparison(skill.Key, ranked[0], other, test, test.ExactP, null);
            }));

            bool?[] Verdicts(string worker) =>
                [.. skill.Select(problem => rightOf[worker].GetValueOrDefault(problem.Id))];
        }

        return Correct(found);
    }

    /// <summary>Names of the workers that were measured on a skill, the best one first.</summary>
    private static string[] Ranked(WorkerProfile[] workers, string skill) =>
    [
        .. workers
            .Select(worker => (
                worker.Subject.Worker.Name,
                Accuracy: worker.Skills.FirstOrDefault(own => own.Skill == skill)?.Accuracy.Share,
                worker.MeanPrice))
            .Where(worker => worker.Accuracy is not null)
            .OrderByDescending(worker => worker.Accuracy)
            .ThenBy(worker => worker.MeanPrice)
            .Select(worker => worker.Name),
    ];

    private static List<ProfileComparison> Correct(List<ProfileComparison> found)
    {
        var adjusted = HolmCorrection.Adjust([.. found.Select(comparison => comparison.AdjustedP)]);
        var strictest = ProfileComparison.Significance / Math.Max(1, found.Count);
        return
        [
            .. found.Zip(adjusted, (comparison, probability) => comparison with
            {
                AdjustedP = probability,
                ProblemsNeeded = Needed(comparison.Test, probability, strictest),
            }),
        ];
    }

    /// <summary>An estimate by which the problems that did not suffice would, is raised beyond them.</summary>
    private static long? Needed(PairedTest test, double adjusted, double strictest) =>
        PairedSampleSize.Of(test, strictest) is not { } estimate ? null
            : adjusted < ProfileComparison.Significance ? estimate
            : Math.Max(estimate, test.Pairs + 1);
}
