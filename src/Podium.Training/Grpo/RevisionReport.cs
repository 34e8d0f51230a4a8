using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>
/// What a conductor made of rounds that it was shown, in its own choice of length. Shares are 0 to 1, and
/// <see langword="null"/> where there is nothing they could be a share of.
/// </summary>
/// <param name="RightBefore">Share of right answers among the rounds it was shown.</param>
/// <param name="RightAfter">Share of right answers after what it wrote.</param>
/// <param name="RightAccepted">Share of right answers that it accepted.</param>
/// <param name="WrongMended">Share of wrong answers that it turned into right ones.</param>
/// <param name="RightBroken">Share of right answers that it turned into wrong ones.</param>
public sealed record RevisionReport(
    double RightBefore, double RightAfter, double? RightAccepted, double? WrongMended, double? RightBroken)
{
    /// <summary>The report of some groups; <see langword="null"/> if nothing was revised.</summary>
    internal static RevisionReport? Of(IEnumerable<RolloutGroup> groups)
    {
        var pairs = groups
            .SelectMany(group => group.Rollouts.Zip(group.Revisions))
            .SelectMany(pair => (pair.Second?.Free ?? [])
                .Where(after => after.IsJudged)
                .Select(after => (
                    WasRight: IsRight(pair.First), IsRight: IsRight(after), IsAcceptance: after.Steps == 0)))
            .ToArray();
        return pairs.Length == 0 ? null : new RevisionReport(
            pairs.Average(pair => pair.WasRight ? 1.0 : 0),
            pairs.Average(pair => pair.IsRight ? 1.0 : 0),
            Share(pairs.Where(pair => pair.WasRight).Select(pair => pair.IsAcceptance)),
            Share(pairs.Where(pair => !pair.WasRight).Select(pair => pair.IsRight)),
            Share(pairs.Where(pair => pair.WasRight).Select(pair => !pair.IsRight)));
    }

    private static bool IsRight(Rollout rollout) => rollout.Verdict == RolloutVerdict.Correct;

    private static double? Share(IEnumerable<bool> cases) =>
        cases.Select(isCase => isCase ? 1.0 : 0).Cast<double?>().Average();
}
