namespace Podium.Evaluation.Benchmarks;

/// <summary>The figures of the problems that take one skill alone.</summary>
/// <param name="Skill">Name of the skill.</param>
/// <param name="Figures">The figures.</param>
public sealed record SkillSlice(string Skill, BenchmarkFigures Figures);
