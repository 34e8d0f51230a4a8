using System.Globalization;
using Podium.Cli.Training;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Cli.Training.Workers;
using Podium.Core.Runs;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Grading;
using Podium.Neural.Conducting;
using Podium.Neural.Weights;
using Podium.Pocket.Training;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>Measures a variant on the test problems, with its intervention in place.</summary>
internal sealed class MeasurementStage : IStage
{
    private readonly Ablation _ablation;
    private readonly IWorkerSource _workers;
    private readonly StagePlan _trained;
    private readonly TestSet _tests;

    /// <summary>Makes a stage.</summary>
    /// <param name="ablation">The variant.</param>
    /// <param name="trained">The stage that trained it.</param>
    /// <param name="workers">The workers that it leads.</param>
    /// <param name="tests">The problems; those of another number or seed are kept beside these.</param>
    public MeasurementStage(Ablation ablation, StagePlan trained, IWorkerSource workers, TestSet tests)
    {
        _ablation = ablation;
        _workers = workers;
        _trained = trained;
        _tests = tests;
        var name = $"measure-{ablation.Name}";
        var set = string.Create(CultureInfo.InvariantCulture, $"{tests.Problems.Count}-{tests.Seed}");
        StagePlan[] needs = [.. workers.Workers, workers.Plan, trained];
        Plan = new StagePlan(
            name,
            Path.Combine("measured", set, ablation.Name),
            tests.Problems.Count,
            needs,
            Fingerprint.Of(name, tests.Seed, set, needs));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    /// <inheritdoc/>
    public async Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        workshop.Progress.Report(new TrainingEvent.Begun(Plan.Name, 0, []));
        var model = ModelFolder.Load(workshop.Folder.FolderOf(_trained));
        var conductor = _ablation.Wrap(new NeuralConductor(model, workshop.Team));
        var pool = _workers.OpenPool(workshop);
        var entrant = new BenchmarkEntrant(_ablation.Name, conductor, pool)
        {
            DrawPool = index => _tests.Shuffle(pool, index),
            Options = new RunOptions { ConductorPrice = OrchestraWriter.PriceOf(model) },
        };
        var options = new BenchmarkOptions { Seed = _tests.Seed, TimeProvider = workshop.Clock };
        var runner = new BenchmarkRunner(new ExactAnswerGrader(), options);
        var progress = new Teller(Plan.Name, workshop.Progress);
        var result = await runner.RunAsync(entrant, _tests.Problems, progress, cancellationToken)
            .ConfigureAwait(false);
        workshop.Folder.Finish(Plan, MeasurementFile.Of(result).Write);
    }

    /// <summary>What was measured; <see langword="null"/> before that.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public BenchmarkResult? Read(TrainingFolder folder) => folder.IsFinished(Plan)
        ? MeasurementFile.Read(folder.FolderOf(Plan)).ToResult(_tests.Problems)
        : null;

    /// <summary>Tells of problems as of steps.</summary>
    private sealed class Teller(string stage, IProgress<TrainingEvent> progress) : IProgress<BenchmarkProgress>
    {
        public void Report(BenchmarkProgress value) =>
            progress.Report(new TrainingEvent.Advanced(stage, value.Done, null));
    }
}
