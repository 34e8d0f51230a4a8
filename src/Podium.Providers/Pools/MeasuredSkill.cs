namespace Podium.Providers.Pools;

/// <summary>How often a worker was right on one skill when it was measured.</summary>
/// <param name="Skill">Name of the skill.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1.</param>
/// <param name="Problems">Number of problems behind the figure; at least 1.</param>
public sealed record MeasuredSkill(string Skill, double Accuracy, int Problems)
{
    /// <summary>Lower bound of the accuracy with 95% confidence.</summary>
    public double? Low { get; init; }

    /// <summary>Upper bound of the accuracy with 95% confidence.</summary>
    public double? High { get; init; }
}
