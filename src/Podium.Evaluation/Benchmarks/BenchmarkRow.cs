namespace Podium.Evaluation.Benchmarks;

/// <summary>One entrant's line in a table.</summary>
/// <param name="Entrant">Name of the entrant.</param>
/// <param name="Figures">Its figures over all problems.</param>
/// <param name="Slices">Its figures by number of skills, fewest first.</param>
/// <param name="PerSkill">Its figures over the problems that take one skill, by that skill's name.</param>
/// <param name="Elapsed">
/// Wall time for all problems, at the benchmark's concurrency; <see langword="null"/> where answers came from a cache.
/// </param>
public sealed record BenchmarkRow(
    string Entrant,
    BenchmarkFigures Figures,
    IReadOnlyList<BenchmarkSlice> Slices,
    IReadOnlyList<SkillSlice> PerSkill,
    TimeSpan? Elapsed);
