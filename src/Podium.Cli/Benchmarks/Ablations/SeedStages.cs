using Podium.Cli.Training;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Cli.Training.Workers;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>The stages of all variants that are trained from one seed.</summary>
internal sealed class SeedStages
{
    private readonly TrainingRecipe _recipe;
    private readonly IWorkerSource _workers;
    private readonly StagePlan _coldStart;
    private readonly Dictionary<string, (IStage? Training, MeasurementStage Measurement)> _variants;

    /// <summary>Makes the stages.</summary>
    /// <param name="recipe">The recipe, with the seed.</param>
    /// <param name="tests">The problems to measure on.</param>
    public SeedStages(TrainingRecipe recipe, TestSet tests)
    {
        var stages = StageList.Of(recipe);
        var tokenizers = stages.Single(stage => stage.Plan.Name == StageNames.Tokenizers);
        var coldStart = stages.Single(stage => stage.Plan.Name == StageNames.ColdStart);
        _recipe = recipe;
        _workers = stages.OfType<IWorkerSource>().First();
        _coldStart = coldStart.Plan;
        Shared = [tokenizers, _workers, coldStart];
        _variants = AblationList.All.ToDictionary(ablation => ablation.Name, ablation =>
        {
            var training = TrainingOf(ablation);
            return (
                training,
                new MeasurementStage(ablation, training?.Plan ?? _coldStart, _workers, tests));
        });
    }

    /// <summary>The stages that all variants build on.</summary>
    public IReadOnlyList<IStage> Shared { get; }

    /// <summary>All stages, those of variants included that nobody asked for.</summary>
    public IReadOnlyList<IStage> All => [.. Shared, .. AblationList.All.SelectMany(Of)];

    /// <summary>The stages of a variant alone.</summary>
    public IReadOnlyList<IStage> Of(Ablation ablation)
    {
        var (training, measurement) = _variants[ablation.Name];
        return training is null ? [measurement] : [training, measurement];
    }

    /// <summary>The stage that measures a variant.</summary>
    public MeasurementStage MeasurementOf(Ablation ablation) => _variants[ablation.Name].Measurement;

    private IStage? TrainingOf(Ablation ablation) => ablation switch
    {
        Ablation.Rewarded rewarded => new GrpoStage(
            new GrpoLesson(rewarded.Name, rewarded.Change(_recipe.Grpo!))
            {
                Draws = StageNames.Grpo,
                Wrap = rewarded.Wrap,
            },
            _recipe.Seed,
            _workers,
            _coldStart),
        Ablation.Imitated => new ImitationStage(
            ablation.Name, AblationRecipe.ImitationOf(_recipe.Grpo!), _recipe.Seed, _workers, _coldStart),
        _ => null,
    };
}
