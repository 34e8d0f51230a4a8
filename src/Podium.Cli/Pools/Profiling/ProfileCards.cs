using Podium.Evaluation.Profiling;
using Podium.Providers.Pools;

namespace Podium.Cli.Pools.Profiling;

/// <summary>Makes cards out of what was measured.</summary>
internal static class ProfileCards
{
    /// <summary>A card of each worker of which a problem was judged, by name.</summary>
    public static IReadOnlyDictionary<string, MeasuredCard> Of(ProfileResult profile) => profile.Workers
        .Where(worker => worker.Skills.Count > 0)
        .ToDictionary(worker => worker.Subject.Worker.Name, CardOf);

    private static MeasuredCard CardOf(WorkerProfile worker) =>
        new(worker.Subject.Service, worker.Subject.Model, [.. worker.Skills.Select(SkillOf)])
        {
            MeanPrice = worker.MeanPrice,
            MedianTime = worker.MedianTime,
            HighTime = worker.HighTime,
            MeasuredAt = worker.MeasuredAt,
        };

    private static MeasuredSkill SkillOf(SkillProfile skill)
    {
        var (low, high) = skill.Accuracy.Interval();
        return new MeasuredSkill(skill.Skill, skill.Accuracy.Share!.Value, skill.Accuracy.Trials)
        {
            Low = low,
            High = high,
        };
    }
}
