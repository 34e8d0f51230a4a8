using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Neural.Weights;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Workers;

/// <summary>Takes what a new conductor begins with, or all that one has learned, from an orchestra.</summary>
internal sealed class PoolConductorStage : IStage
{
    private readonly OrchestraReader _pool;
    private readonly string _conductor;
    private readonly Action<LanguageModel, string> _save;

    private PoolConductorStage(
        string name, OrchestraReader pool, string conductor, long seed, Action<LanguageModel, string> save)
    {
        _pool = pool;
        _conductor = conductor;
        _save = save;
        var part = name == StageNames.ColdStart && conductor == PocketOrchestra.Learned
            ? $"{pool.Fingerprint} {conductor}"
            : pool.Fingerprint;
        Plan = new StagePlan(name, name, 1, [], Fingerprint.Of(name, seed, part, []));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    /// <summary>The tokenizer of the learned conductor, which the new one reads with too.</summary>
    public static PoolConductorStage OfTokenizer(OrchestraReader pool, long seed) => new(
        StageNames.Tokenizers,
        pool,
        PocketOrchestra.Learned,
        seed,
        (model, folder) => PocketTokenizers.Of(model.Tokenizer).Save(folder));

    /// <summary>
    /// The cold start, so that conductors of several seeds and recipes begin alike and at once. Its weights are as it
    /// was packed, in half precision.
    /// </summary>
    public static PoolConductorStage OfColdStart(OrchestraReader pool, long seed) => new(
        StageNames.ColdStart,
        pool,
        PocketOrchestra.ColdStarted,
        seed,
        SaveWhole);

    /// <summary>
    /// What its conductor has learned from reward, in place of a cold start: it goes on learning with other workers.
    /// </summary>
    public static PoolConductorStage OfStart(OrchestraReader pool, long seed) => new(
        StageNames.ColdStart,
        pool,
        PocketOrchestra.Learned,
        seed,
        SaveWhole);

    /// <summary>What its conductor has learned from reward, for it to learn more; in half precision likewise.</summary>
    public static PoolConductorStage OfLearned(OrchestraReader pool, long seed) => new(
        StageNames.Grpo,
        pool,
        PocketOrchestra.Learned,
        seed,
        SaveWhole);

    /// <inheritdoc/>
    public Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        workshop.Progress.Report(new TrainingEvent.Begun(Plan.Name, 0, []));
        var model = _pool.LoadConductor(_conductor);
        workshop.Progress.Report(new TrainingEvent.Advanced(Plan.Name, 1, null));
        workshop.Folder.Finish(Plan, folder => _save(model, folder));
        return Task.CompletedTask;
    }

    private static void SaveWhole(LanguageModel model, string folder) =>
        ModelFolder.Save(folder, model, WeightFormat.Float32);
}
