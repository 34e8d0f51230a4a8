using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Profiling;

/// <summary>How often a worker was right on the problems of one skill.</summary>
/// <param name="Skill">Name of the skill.</param>
/// <param name="Accuracy">Right answers among the problems judged.</param>
public sealed record SkillProfile(string Skill, Proportion Accuracy);
