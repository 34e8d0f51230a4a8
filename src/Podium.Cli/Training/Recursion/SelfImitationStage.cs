using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Cli.Training.Workers;
using Podium.Neural.Conducting;
using Podium.Neural.Weights;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Recursion;

/// <summary>
/// Lets the conductor solve problems in one workflow each, and teaches it by its own right ones to write such workflows
/// in several rounds. What it solves is drawn anew when the stage goes on from a checkpoint, the same every time.
/// </summary>
internal sealed class SelfImitationStage : IStage
{
    private const int StepsPerCheckpoint = 100;
    private const int ProblemsAtOnce = 64;

    private readonly SelfImitationRecipe _recipe;
    private readonly bool _isLong;
    private readonly int _mostSteps;
    private readonly long _seed;
    private readonly IWorkerSource _workers;
    private readonly StagePlan _start;

    /// <summary>Makes a stage.</summary>
    /// <param name="name">
    /// Its name: with <see cref="StageNames.RecursionLong"/> questions that take more steps than a workflow has are
    /// among the problems.
    /// </param>
    /// <param name="recipe">How it learns.</param>
    /// <param name="mostSteps">Most steps of a round.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="workers">The workers that are led.</param>
    /// <param name="start">The stage whose weights learning goes on from.</param>
    public SelfImitationStage(
        string name, SelfImitationRecipe recipe, int mostSteps, long seed, IWorkerSource workers, StagePlan start)
    {
        _recipe = recipe;
        _isLong = name == StageNames.RecursionLong;
        _mostSteps = mostSteps;
        _seed = StageSeed.Of(seed, name);
        _workers = workers;
        _start = start;
        StagePlan[] needs = [.. workers.Workers, workers.Plan, start];
        var part = JsonSerializer.Serialize(recipe, RecipeContext.Default.SelfImitationRecipe);
        Plan = new StagePlan(
            name,
            name,
            Chunks + recipe.Plan.Steps,
            needs,
            Fingerprint.Of(name, seed, FormattableString.Invariant($"{mostSteps} {part}"), needs));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    private int Chunks => (_recipe.Problems + ProblemsAtOnce - 1) / ProblemsAtOnce;

    /// <inheritdoc/>
    public async Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        var model = ModelFolder.Load(workshop.Folder.FolderOf(_start));
        var solved = await SolveAsync(model, workshop, cancellationToken).ConfigureAwait(false);
        if (solved.Count == 0)
        {
            throw new UsageException(
                $"The conductor solved none of the {_recipe.Problems} problems of '{Plan.Name}', so there is nothing "
                + "of its own to imitate; begin with one that has learned more from reward, or give it more problems.");
        }

        var run = PocketRuns.SelfImitation(model, _recipe.Plan, solved, _mostSteps, _seed, workshop.Team);
        var later = workshop with { Progress = new LaterSteps(workshop.Progress, Chunks) };
        var loop = new StepLoop(Plan, StepsPerCheckpoint, later);
        await loop.RunAsync(new SupervisedSteps(Plan.Name, run), cancellationToken).ConfigureAwait(false);
        workshop.Folder.Finish(Plan, folder => ModelFolder.Save(folder, model, WeightFormat.Float32));
    }

    /// <summary>The first steps of the stage: each takes some problems.</summary>
    private async Task<IReadOnlyList<SolvedProblem>> SolveAsync(
        LanguageModel model, Workshop workshop, CancellationToken cancellationToken)
    {
        var problems = new SolvableProblems(_workers.OpenPool(workshop), _isLong, _seed);
        var conductor = new NeuralConductor(model, workshop.Team);
        using var solver = new ProblemSolver(conductor, _recipe.Workflows, workshop.Team.Threads);
        var solved = new List<SolvedProblem>();
        workshop.Progress.Report(new TrainingEvent.Begun(Plan.Name, 0, []));
        foreach (var (chunk, some) in problems.Draw(_recipe.Problems).Chunk(ProblemsAtOnce).Index())
        {
            solved.AddRange(await solver.SolveAsync(some, cancellationToken).ConfigureAwait(false));
            workshop.Progress.Report(new TrainingEvent.Advanced(Plan.Name, chunk + 1, null));
        }

        return solved;
    }
}
