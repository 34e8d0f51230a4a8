namespace Podium.Training.Grpo;

/// <summary>The groups of one update, whose rollouts run.</summary>
/// <param name="Step">Number of the update.</param>
/// <param name="Groups">The groups as they will be when their rollouts have ended.</param>
internal sealed record RolloutBatch(int Step, IReadOnlyList<Task<RolloutGroup>> Groups);
