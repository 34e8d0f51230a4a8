using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Neural.Weights;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Stages;

/// <summary>Packs workers and conductors into a folder that opens as an orchestra.</summary>
internal sealed class OrchestraStage : IStage
{
    private readonly IReadOnlyList<CardStage> _measured;
    private readonly StagePlan _coldStart;
    private readonly StagePlan _grpo;

    /// <summary>Packs the workers measured first as the pool, and any measured after them as unseen ones.</summary>
    public OrchestraStage(long seed, IReadOnlyList<CardStage> measured, StagePlan coldStart, StagePlan grpo)
    {
        _measured = measured;
        _coldStart = coldStart;
        _grpo = grpo;
        StagePlan[] workers = [.. measured.SelectMany(cards => cards.Workers)];
        StagePlan[] needs = [.. workers, .. measured.Select(cards => cards.Plan), coldStart, grpo];
        Plan = new StagePlan(
            StageNames.Orchestra,
            StageNames.Orchestra,
            workers.Length + 2,
            needs,
            Fingerprint.Of(StageNames.Orchestra, seed, "", needs));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    /// <inheritdoc/>
    public Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        workshop.Progress.Report(new TrainingEvent.Begun(Plan.Name, 0, []));
        workshop.Folder.Finish(Plan, folder => Pack(folder, workshop, cancellationToken));
        return Task.CompletedTask;
    }

    private void Pack(string folder, Workshop workshop, CancellationToken cancellationToken)
    {
        var writer = new OrchestraWriter(folder);
        var done = 0;
        foreach (var cards in _measured)
        {
            var read = CardFile.Read(workshop.Folder.FolderOf(cards.Plan));
            foreach (var (stage, worker) in cards.Workers.Zip(read.Workers))
            {
                var model = ModelFolder.Load(workshop.Folder.FolderOf(stage));
                writer.AddWorker(worker.Name, worker.Card, model, isUnseen: cards != _measured[0]);
                Advance();
            }
        }

        (string, StagePlan)[] conductors =
            [(PocketOrchestra.Learned, _grpo), (PocketOrchestra.ColdStarted, _coldStart)];
        foreach (var (name, stage) in conductors)
        {
            writer.AddConductor(name, ModelFolder.Load(workshop.Folder.FolderOf(stage)));
            Advance();
        }

        writer.Complete();

        void Advance()
        {
            cancellationToken.ThrowIfCancellationRequested();
            workshop.Progress.Report(new TrainingEvent.Advanced(Plan.Name, ++done, null));
        }
    }
}
