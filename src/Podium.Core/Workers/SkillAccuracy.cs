namespace Podium.Core.Workers;

/// <summary>How often a worker was right on one skill when it was measured.</summary>
/// <param name="Skill">Name of the skill.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1.</param>
/// <param name="Problems">Number of problems behind the figure; at least 1.</param>
public sealed record SkillAccuracy(string Skill, double Accuracy, int Problems);
