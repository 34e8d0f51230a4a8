namespace Podium.Training.Grpo;

/// <summary>How often a worker was called for a skill.</summary>
/// <param name="Skill">The skill that a problem takes at a step's place.</param>
/// <param name="Worker">Name of the worker.</param>
/// <param name="Count">Number of calls.</param>
public sealed record SkillCalls(string Skill, string Worker, int Count);
