using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Workers;

/// <summary>Takes the tokenizer of an orchestra's learned conductor, which the new one reads with too.</summary>
internal sealed class PoolTokenizerStage(OrchestraReader pool, long seed) : IStage
{
    /// <inheritdoc/>
    public StagePlan Plan { get; } = new(
        StageNames.Tokenizers,
        StageNames.Tokenizers,
        1,
        [],
        Fingerprint.Of(StageNames.Tokenizers, seed, pool.Fingerprint, []));

    /// <inheritdoc/>
    public Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        workshop.Progress.Report(new TrainingEvent.Begun(Plan.Name, 0, []));
        var tokenizer = pool.LoadConductor(PocketOrchestra.Learned).Tokenizer;
        workshop.Progress.Report(new TrainingEvent.Advanced(Plan.Name, 1, null));
        workshop.Folder.Finish(Plan, PocketTokenizers.Of(tokenizer).Save);
        return Task.CompletedTask;
    }
}
