using System.CommandLine;
using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Cli.Training.Views;
using Podium.Neural.Kernels;

namespace Podium.Cli.Training;

/// <summary><c>podium train</c>: trains workers and conductor by a recipe.</summary>
internal sealed class TrainCommand(CommandHost host)
{
    private const int MostThreads = 256;
    private const string FolderOfRuns = "runs";

    private readonly Argument<string> _recipe = new("RECIPE") { Description = "The recipe, a YAML file." };

    private readonly Option<string?> _output = new("--output")
    {
        HelpName = "FOLDER",
        Description = "Train in FOLDER, which is made where it is missing. Default: runs/NAME, by the recipe's name.",
    };

    private readonly Option<string> _threads = new("--threads")
    {
        HelpName = "N",
        Description = "Threads to compute on, 1 to 256; the weights do not depend on it. Default: one for each core.",
        DefaultValueFactory = _ => Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
    };

    private readonly Option<string?> _stages = new("--stages")
    {
        HelpName = "NAMES",
        Description = "Run these stages alone, separated by commas; 'workers' stands for every worker. What they build "
            + "on must be finished or among them. Default: all.",
    };

    public Command Create()
    {
        var command = new DocumentedCommand("train", "train workers and conductor by a recipe", TrainManual.Text);
        command.Arguments.Add(_recipe);
        command.Options.Add(_output);
        command.Options.Add(_threads);
        command.Options.Add(_stages);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var threads = OptionValues.ReadCount(parsed, _threads, MostThreads);
        var recipe = RecipeFile.Read(parsed.GetValue(_recipe)!);
        var all = StageList.Of(recipe);
        var chosen = StageChoice.Parse(parsed.GetValue(_stages), all);
        var path = parsed.GetValue(_output) ?? Path.Combine(FolderOfRuns, recipe.Name);
        StageChoice.CheckNeeds(chosen, path);
        using var folder = TrainingFolder.Open(path);
        folder.Check([.. all.Select(stage => stage.Plan)]);
        using var team = new ThreadTeam(threads);
        try
        {
            await ViewOf(chosen).ShowAsync(progress => TrainAsync(
                chosen,
                new Workshop(folder, team, host.Clock, progress),
                cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Terminal.Complain($"Interrupted; the same command goes on with what is in '{folder.Location}'.");
            return ExitCodes.Interrupted;
        }

        var last = folder.FolderOf(chosen[^1].Plan);
        host.Terminal.Output.WriteLine($"Finished; the last result is in '{last}'.");
        if (chosen[^1] is OrchestraStage)
        {
            var named = OrchestraOption.Spell(last);
            host.Terminal.Output.WriteLine($"Ask it with: podium ask{named} \"What is the capital of Peru?\"");
        }

        return ExitCodes.Answered;
    }

    private static async Task TrainAsync(
        IReadOnlyList<IStage> stages, Workshop workshop, CancellationToken cancellationToken)
    {
        foreach (var stage in stages)
        {
            var wasFinished = workshop.Folder.IsFinished(stage.Plan);
            if (!wasFinished)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await stage.RunAsync(workshop, cancellationToken).ConfigureAwait(false);
            }

            workshop.Progress.Report(new TrainingEvent.Finished(stage.Plan.Name, wasFinished));
        }
    }

    private ITrainingView ViewOf(IReadOnlyList<IStage> stages)
    {
        var plans = stages.Select(stage => stage.Plan).ToArray();
        return host.Terminal.IsOutputLive
            ? new LiveTrainingView(plans, host.Terminal.OpenOutput(), host.Clock)
            : new PlainTrainingView(plans, host.Terminal.Output, host.Clock);
    }
}
