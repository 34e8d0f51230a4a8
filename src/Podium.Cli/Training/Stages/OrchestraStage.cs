using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Neural.Weights;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Stages;

/// <summary>Packs workers and conductors into a folder that opens as an orchestra.</summary>
internal sealed class OrchestraStage : IStage
{
    private readonly IReadOnlyList<StagePlan> _workers;
    private readonly StagePlan _cards;
    private readonly StagePlan _coldStart;
    private readonly StagePlan _grpo;

    public OrchestraStage(
        long seed, IReadOnlyList<StagePlan> workers, StagePlan cards, StagePlan coldStart, StagePlan grpo)
    {
        _workers = workers;
        _cards = cards;
        _coldStart = coldStart;
        _grpo = grpo;
        StagePlan[] needs = [.. workers, cards, coldStart, grpo];
        Plan = new StagePlan(
            StageNames.Orchestra,
            StageNames.Orchestra,
            workers.Count + 2,
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
        var cards = CardFile.Read(workshop.Folder.FolderOf(_cards));
        var done = 0;
        foreach (var (stage, measured) in _workers.Zip(cards.Workers))
        {
            writer.AddWorker(measured.Name, measured.Card, ModelFolder.Load(workshop.Folder.FolderOf(stage)));
            Advance();
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
