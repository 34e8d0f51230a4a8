namespace Podium.Cli.Training.Report;

/// <summary>What was found of a stage.</summary>
/// <param name="Name">Name of the stage.</param>
/// <param name="IsFinished">Whether its result is there.</param>
/// <param name="HasCheckpoint">Whether there is a checkpoint from which it goes on.</param>
/// <param name="Steps">Number of its steps in the metrics.</param>
internal sealed record StageRecord(string Name, bool IsFinished, bool HasCheckpoint, int Steps)
{
    /// <summary>Mean success at which its stop rule ended it; <see langword="null"/> if it did not.</summary>
    public double? EndedAtSuccess { get; init; }
}
