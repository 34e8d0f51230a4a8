namespace Podium.Cli.Training.Stages;

/// <summary>A part of a training whose result is kept in a folder of its own.</summary>
internal interface IStage
{
    /// <summary>What is known of it before.</summary>
    StagePlan Plan { get; }

    /// <summary>Does all that is left of it, and writes its folder.</summary>
    Task RunAsync(Workshop workshop, CancellationToken cancellationToken);
}
