using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Cli.Training;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Evaluation.Benchmarks;
using Podium.Neural.Kernels;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>
/// Trains and measures variants from several seeds in a folder that keeps whatever is finished: <c>seed-N</c> is the
/// folder of a training in which every variant is a stage.
/// </summary>
internal sealed class AblationStudy : IDisposable
{
    private readonly (long Seed, TrainingFolder Folder, SeedStages Stages)[] _seeds;

    private AblationStudy((long, TrainingFolder, SeedStages)[] seeds) => _seeds = seeds;

    /// <summary>Opens the folder, which another process must not hold.</summary>
    /// <param name="path">The folder, made where it is missing.</param>
    /// <param name="recipe">What is varied; its seed does not matter.</param>
    /// <param name="seeds">Number of seeds, which are 1, 2 and so on.</param>
    /// <param name="tests">The problems to measure on.</param>
    /// <exception cref="UsageException">It cannot be written to, or something there is of another recipe.</exception>
    public static AblationStudy Open(string path, TrainingRecipe recipe, int seeds, TestSet tests)
    {
        var opened = new List<(long, TrainingFolder, SeedStages)>();
        try
        {
            for (var seed = 1; seed <= seeds; seed++)
            {
                var stages = new SeedStages(recipe with { Seed = seed }, tests);
                var name = string.Create(CultureInfo.InvariantCulture, $"seed-{seed}");
                var folder = TrainingFolder.Open(Path.Combine(path, name));
                opened.Add((seed, folder, stages));
                folder.Check([.. stages.All.Select(stage => stage.Plan)]);
            }

            return new AblationStudy([.. opened]);
        }
        catch
        {
            opened.ForEach(one => one.Item2.Dispose());
            throw;
        }
    }

    /// <summary>What happens when these variants are run, for those who show it.</summary>
    public IReadOnlyList<StagePlan> PlansOf(IReadOnlyList<Ablation> chosen) =>
        [.. _seeds.SelectMany(one => StagesOf(one.Stages, chosen).Select(stage => ShownPlan(one.Seed, stage)))];

    /// <summary>Does what is left of these variants, one seed after the other.</summary>
    public async Task RunAsync(
        IReadOnlyList<Ablation> chosen,
        ThreadTeam team,
        TimeProvider clock,
        IProgress<TrainingEvent> progress,
        CancellationToken cancellationToken)
    {
        foreach (var (seed, folder, stages) in _seeds)
        {
            var workshop = new Workshop(folder, team, clock, new Announcer(seed, progress));
            await StageRunner.RunAsync(StagesOf(stages, chosen), workshop, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>All that is finished, whoever asked for it.</summary>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public IReadOnlyList<AblationOutcome> Outcomes() =>
    [
        .. AblationList.All
            .Select(ablation => new AblationOutcome(ablation, Results(ablation)))
            .Where(outcome => outcome.Results.Count > 0),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, folder, _) in _seeds)
        {
            folder.Dispose();
        }
    }

    private Dictionary<long, BenchmarkResult> Results(Ablation ablation)
    {
        var results = new Dictionary<long, BenchmarkResult>();
        foreach (var (seed, folder, stages) in _seeds)
        {
            if (stages.MeasurementOf(ablation).Read(folder) is { } result)
            {
                results[seed] = result;
            }
        }

        return results;
    }

    private static IEnumerable<IStage> StagesOf(SeedStages stages, IEnumerable<Ablation> chosen) =>
        stages.Shared.Concat(chosen.SelectMany(stages.Of));

    /// <summary>
    /// A stage's plan under a name that no other seed's has, in a folder of its kind: those of a kind go at one pace.
    /// </summary>
    private static StagePlan ShownPlan(long seed, IStage stage)
    {
        var kind = stage switch
        {
            GrpoStage => "rewarded",
            MeasurementStage => "measured",
            _ => stage.Plan.Name,
        };
        return stage.Plan with { Name = NameOf(seed, stage.Plan.Name), Folder = Path.Combine(kind, stage.Plan.Name) };
    }

    private static string NameOf(long seed, string stage) =>
        string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {stage}");

    /// <summary>Tells of a stage under the name that it has among those of all seeds.</summary>
    private sealed class Announcer(long seed, IProgress<TrainingEvent> progress) : IProgress<TrainingEvent>
    {
        public void Report(TrainingEvent value) => progress.Report(value with { Stage = NameOf(seed, value.Stage) });
    }
}
