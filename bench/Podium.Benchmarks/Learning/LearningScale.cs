using Podium.Benchmarks.Reference;

namespace Podium.Benchmarks.Learning;

/// <summary>How much is computed.</summary>
internal sealed record LearningScale
{
    /// <summary>Measurements of each side, taken in turn.</summary>
    public required int Rounds { get; init; }

    /// <summary>Settings of the reference to choose the fastest from.</summary>
    public required IReadOnlyList<ReferenceSettings> Settings { get; init; }

    /// <summary>Sequences of a training batch.</summary>
    public required int Sequences { get; init; }

    /// <summary>Training steps of one measurement.</summary>
    public required int Steps { get; init; }

    /// <summary>Prompts, and sequences for each, to continue.</summary>
    public required IReadOnlyList<(int Prompts, int Samples)> Generations { get; init; }

    /// <summary>Questions of a GRPO step.</summary>
    public required int Questions { get; init; }

    /// <summary>Rollouts of a question.</summary>
    public required int Rollouts { get; init; }

    /// <summary>What is reported.</summary>
    public static LearningScale Full { get; } = new()
    {
        Rounds = 5,
        Settings = ReferenceSettings.All,
        Sequences = 64,
        Steps = 3,
        Generations = [(1, 1), (64, 1), (1, 64), (512, 1), (8, 64)],
        Questions = 4,
        Rollouts = 64,
    };

    /// <summary>Enough to see that all of it runs; its times say nothing.</summary>
    public static LearningScale Quick { get; } = new()
    {
        Rounds = 1,
        Settings = [ReferenceSettings.Patient],
        Sequences = 6,
        Steps = 1,
        Generations = [(1, 1), (4, 1), (2, 4)],
        Questions = 2,
        Rollouts = 6,
    };
}
