using Podium.Evaluation.Profiling;

namespace Podium.Cli.Documents;

/// <summary>A measurement of a pool's workers as JSON.</summary>
/// <param name="Stop">Why it ended: done, overBudget or cancelled.</param>
/// <param name="Spent">What the calls made now have cost.</param>
/// <param name="Calls">Number of calls made now that are kept.</param>
/// <param name="Workers">What was measured of each worker, in the order of the pool.</param>
/// <param name="Comparisons">The best worker on each skill beside each of the others.</param>
internal sealed record ProfileDocument(
    string Stop,
    decimal Spent,
    int Calls,
    IReadOnlyList<WorkerProfileDocument> Workers,
    IReadOnlyList<ProfileComparisonDocument> Comparisons)
{
    public static ProfileDocument Of(ProfileResult profile, ProfileOutcome outcome) => new(
        outcome.Stop switch
        {
            ProfileStop.OverBudget => "overBudget",
            ProfileStop.Cancelled => "cancelled",
            _ => "done",
        },
        outcome.Spent,
        outcome.Made.Count,
        [.. profile.Workers.Select(WorkerProfileDocument.Of)],
        [.. profile.Comparisons.Select(ProfileComparisonDocument.Of)]);
}
