namespace Podium.Training.Rollouts;

/// <summary>What came of a rollout.</summary>
public enum RolloutVerdict
{
    /// <summary>The answer was right.</summary>
    Correct,

    /// <summary>A valid workflow gave a wrong answer.</summary>
    Wrong,

    /// <summary>The text was no workflow that could be run.</summary>
    Unusable,

    /// <summary>A worker failed for reasons of the world: no reward, the rollout leaves its group.</summary>
    Faulted,
}
