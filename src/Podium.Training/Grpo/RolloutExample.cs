using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>A rollout to look at.</summary>
/// <param name="Question">The question.</param>
/// <param name="Workflow">The workflow text.</param>
/// <param name="Workers">Names of the workers called, in step order.</param>
/// <param name="Answer">The answer; <see langword="null"/> if there is none.</param>
/// <param name="Reference">The right answer.</param>
/// <param name="Verdict">What came of it.</param>
public sealed record RolloutExample(
    string Question,
    string Workflow,
    IReadOnlyList<string> Workers,
    string? Answer,
    string Reference,
    RolloutVerdict Verdict);
