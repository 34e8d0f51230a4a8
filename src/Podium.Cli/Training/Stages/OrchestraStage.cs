using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Workers;
using Podium.Neural.Weights;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Stages;

/// <summary>Packs workers and conductors into a folder that opens as an orchestra.</summary>
internal sealed class OrchestraStage : IStage
{
    private readonly IReadOnlyList<IModelSource> _sources;
    private readonly StagePlan _coldStart;
    private readonly StagePlan _learned;

    /// <summary>
    /// Packs the workers of the first source as the pool, and those of any after it as unseen ones; without sources,
    /// conductors alone.
    /// </summary>
    public OrchestraStage(long seed, IReadOnlyList<IModelSource> sources, StagePlan coldStart, StagePlan learned)
    {
        _sources = sources;
        _coldStart = coldStart;
        _learned = learned;
        StagePlan[] workers = [.. sources.SelectMany(source => source.Workers)];
        StagePlan[] needs = [.. workers, .. sources.Select(source => source.Plan), coldStart, learned];
        Plan = new StagePlan(
            StageNames.Orchestra,
            StageNames.Orchestra,
            sources.Sum(source => source.Plan.Steps) + 2,
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
        foreach (var source in _sources)
        {
            foreach (var worker in source.Read(workshop.Folder))
            {
                writer.AddWorker(worker.Name, worker.Card, worker.Model, isUnseen: source != _sources[0]);
                Advance();
            }
        }

        AddConductor(PocketOrchestra.Learned, _learned, goesOn: _learned.Name == StageNames.Recursion);
        AddConductor(PocketOrchestra.ColdStarted, _coldStart, goesOn: false);
        writer.Complete();

        void AddConductor(string name, StagePlan stage, bool goesOn)
        {
            writer.AddConductor(name, ModelFolder.Load(workshop.Folder.FolderOf(stage)), goesOn);
            Advance();
        }

        void Advance()
        {
            cancellationToken.ThrowIfCancellationRequested();
            workshop.Progress.Report(new TrainingEvent.Advanced(Plan.Name, ++done, null));
        }
    }
}
