using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Profiling;

/// <summary>What was measured of one worker. Price and times are over the problems judged.</summary>
/// <param name="Subject">The worker.</param>
/// <param name="Skills">How often it was right on each skill of which a problem was judged, by name.</param>
/// <param name="Missing">Number of problems of which nothing is known, those that ended in a fault included.</param>
/// <param name="Faults">The calls made now that ended in a fault.</param>
public sealed record WorkerProfile(
    ProfileSubject Subject, IReadOnlyList<SkillProfile> Skills, int Missing, IReadOnlyList<ProfileEntry> Faults)
{
    private const double High = 0.9;

    /// <summary>Right answers among all problems judged.</summary>
    public Proportion Accuracy { get; } = new(
        Skills.Sum(skill => skill.Accuracy.Successes), Skills.Sum(skill => skill.Accuracy.Trials));

    /// <summary>
    /// Mean price of a problem, failed attempts included, as if no answer had come from a cache;
    /// <see langword="null"/> without one.
    /// </summary>
    public decimal? MeanPrice { get; init; }

    /// <summary>Half of the calls took at most so long; <see langword="null"/> without one.</summary>
    public TimeSpan? MedianTime { get; init; }

    /// <summary>Nine of ten calls took at most so long; <see langword="null"/> without one.</summary>
    public TimeSpan? HighTime { get; init; }

    /// <summary>When the last call was done; <see langword="null"/> without one.</summary>
    public DateTimeOffset? MeasuredAt { get; init; }

    internal static WorkerProfile Of(
        ProfileSubject subject,
        IReadOnlyList<(string Skill, ProfileEntry Entry)> judged,
        int missing,
        IReadOnlyList<ProfileEntry> faults)
    {
        var skills = judged
            .GroupBy(pair => pair.Skill, pair => pair.Entry, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new SkillProfile(
                group.Key, new Proportion(group.Count(entry => entry.IsRight == true), group.Count())));
        var profile = new WorkerProfile(subject, [.. skills], missing, faults);
        if (judged.Count == 0)
        {
            return profile;
        }

        var times = judged.Select(pair => pair.Entry.Milliseconds).ToArray();
        return profile with
        {
            MeanPrice = judged.Average(pair => pair.Entry.Price + pair.Entry.Saved),
            MedianTime = TimeSpan.FromMilliseconds(Quantile.Of(times, 0.5)),
            HighTime = TimeSpan.FromMilliseconds(Quantile.Of(times, High)),
            MeasuredAt = judged.Max(pair => pair.Entry.At),
        };
    }
}
