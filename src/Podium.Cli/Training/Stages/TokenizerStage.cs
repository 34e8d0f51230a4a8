using Podium.Cli.Training.Recipes;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Stages;

/// <summary>Trains the tokenizers that all models read with.</summary>
internal sealed class TokenizerStage(long seed) : IStage
{
    /// <inheritdoc/>
    public StagePlan Plan { get; } = new(
        StageNames.Tokenizers, StageNames.Tokenizers, 1, [], Fingerprint.Of(StageNames.Tokenizers, seed, "", []));

    /// <inheritdoc/>
    public Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        workshop.Progress.Report(new TrainingEvent.Begun(Plan.Name, 0, []));
        var tokenizers = PocketTokenizers.Train(StageSeed.Of(seed, Plan.Name));
        workshop.Progress.Report(new TrainingEvent.Advanced(Plan.Name, 1, null));
        workshop.Folder.Finish(Plan, tokenizers.Save);
        return Task.CompletedTask;
    }
}
