using Podium.Evaluation.Profiling;

namespace Podium.Cli.Documents;

/// <summary>How often a worker was right on a skill, as JSON.</summary>
/// <param name="Skill">Name of the skill.</param>
/// <param name="Right">Number of right answers.</param>
/// <param name="Problems">Number of problems judged.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1.</param>
/// <param name="Low">Lower bound of the accuracy with 95% confidence.</param>
/// <param name="High">Upper bound of the accuracy with 95% confidence.</param>
internal sealed record SkillProfileDocument(
    string Skill, int Right, int Problems, double Accuracy, double Low, double High)
{
    public static SkillProfileDocument Of(SkillProfile skill)
    {
        var (low, high) = skill.Accuracy.Interval();
        return new SkillProfileDocument(
            skill.Skill,
            skill.Accuracy.Successes,
            skill.Accuracy.Trials,
            skill.Accuracy.Share ?? 0,
            low,
            high);
    }
}
