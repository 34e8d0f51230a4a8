using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Core.Workers;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Workers;

/// <summary>Takes workers and cards of an orchestra, and makes sure that its weights are those that it lists.</summary>
internal sealed class PoolCardStage : IModelSource
{
    private readonly OrchestraReader _pool;
    private readonly IReadOnlyList<KeyValuePair<string, WorkerCard>> _cards;

    public PoolCardStage(
        string name, OrchestraReader pool, IReadOnlyList<KeyValuePair<string, WorkerCard>> cards, long seed)
    {
        _pool = pool;
        _cards = cards;
        Plan = new StagePlan(name, name, cards.Count, [], Fingerprint.Of(name, seed, pool.Fingerprint, []));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    /// <inheritdoc/>
    public IReadOnlyList<StagePlan> Workers => [];

    /// <inheritdoc/>
    public Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        workshop.Progress.Report(new TrainingEvent.Begun(Plan.Name, 0, []));
        var cards = CardFile.Empty;
        foreach (var worker in Read(workshop.Folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            cards = cards with { Workers = [.. cards.Workers, new MeasuredWorker(worker.Name, worker.Card)] };
            workshop.Progress.Report(new TrainingEvent.Advanced(Plan.Name, cards.Workers.Count, null));
        }

        workshop.Folder.Finish(Plan, cards.Write);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public LedWorkers Open(Workshop workshop) => this.OpenModels(workshop);

    /// <inheritdoc/>
    public IEnumerable<ReadyWorker> Read(TrainingFolder folder) =>
        _cards.Select(card => new ReadyWorker(card.Key, card.Value, _pool.LoadWorker(card.Key)));
}
