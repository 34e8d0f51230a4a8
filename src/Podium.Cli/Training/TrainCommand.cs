using System.CommandLine;
using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Pools;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Report;
using Podium.Cli.Training.Services;
using Podium.Cli.Training.Stages;
using Podium.Cli.Training.Views;
using Podium.Cli.Views;
using Podium.Neural.Kernels;
using Podium.Providers.Pools;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training;

/// <summary><c>podium train</c>: trains workers and conductor by a recipe.</summary>
internal sealed class TrainCommand(CommandHost host)
{
    private const int MostThreads = 256;
    private const string FolderOfRuns = "runs";

    private readonly Argument<string?> _recipe = new("RECIPE")
    {
        Description = "The recipe, a YAML file.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _output = new("--output")
    {
        HelpName = "FOLDER",
        Description = "Train in FOLDER, which is made where it is missing. Default: runs/NAME, by the recipe's name.",
    };

    private readonly Option<string> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "Train by the seed N in place of the recipe's, in runs/NAME-seed-N unless --output names another "
            + "folder.",
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

    private readonly Option<string?> _report = new("--report")
    {
        HelpName = "FOLDER",
        Description = "Train nothing; write FOLDER/report.html from what the training in FOLDER left.",
    };

    private readonly ServiceOptions _services = new();

    public Command Create()
    {
        var command = new DocumentedCommand("train", "train workers and conductor by a recipe", TrainManual.Text);
        command.Arguments.Add(_recipe);
        command.Options.Add(_output);
        command.Options.Add(_seed);
        command.Options.Add(_threads);
        command.Options.Add(_stages);
        _services.AddTo(command);
        command.Options.Add(_report);
        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        switch (parsed.GetValue(_recipe), parsed.GetValue(_report))
        {
            case ({ } recipe, null):
                return TrainAsync(recipe, parsed, cancellationToken);
            case (null, { } folder) when !IsGiven(_output) && !IsGiven(_stages) && !IsGiven(_seed):
                host.Terminal.Output.WriteLine($"How the training went is in '{ReportFile.Write(folder)}'.");
                return Task.FromResult(ExitCodes.Answered);
            case (null, null):
                throw new UsageException("RECIPE is missing; name a recipe, or a training's folder with --report.");
            default:
                throw new UsageException(
                    "--report trains nothing, so it takes no RECIPE, --output, --stages or --seed; leave out one of "
                    + "them.");
        }

        bool IsGiven(Option option) => parsed.GetResult(option) is not null;
    }

    private async Task<int> TrainAsync(string file, ParseResult parsed, CancellationToken cancellationToken)
    {
        var threads = OptionValues.ReadCount(parsed, _threads, MostThreads);
        var (recipe, name) = SeededBy(parsed, RecipeFile.Read(file));
        var pool = _services.ReadPool(parsed, host, recipe);
        var all = StageList.Of(recipe);
        var chosen = StageChoice.Parse(parsed.GetValue(_stages), all);
        var path = parsed.GetValue(_output) ?? Path.Combine(FolderOfRuns, name);
        StageChoice.CheckNeeds(chosen, path);
        using var folder = TrainingFolder.Open(path);
        folder.Check([.. all.Select(stage => stage.Plan)]);
        using var team = new ThreadTeam(threads);
        using var services = pool is null ? null : _services.Create(parsed, host, pool, folder);
        if (pool is not null)
        {
            host.Terminal.Output.WriteLine(ServiceEstimate.Of(recipe, pool));
        }

        var stopped = await RunAsync(chosen, folder, team, services, cancellationToken).ConfigureAwait(false);
        if (services is not null)
        {
            host.Terminal.Output.WriteLine($"Spent in this training: {Figures.Price(services.Spent)}.");
        }

        if (stopped is { } end)
        {
            WriteReport(folder.Location);
            host.Terminal.Complain($"{end.Reason} the same command goes on with what is in '{folder.Location}'.");
            return end.ExitCode;
        }

        Conclude(folder.FolderOf(chosen[^1].Plan), chosen[^1] is OrchestraStage, pool);
        WriteReport(folder.Location);
        return ExitCodes.Answered;
    }

    /// <summary>Runs stages; why they ended before their end, or <see langword="null"/>.</summary>
    private async Task<(string Reason, int ExitCode)?> RunAsync(
        IReadOnlyList<IStage> chosen,
        TrainingFolder folder,
        ThreadTeam team,
        TrainingServices? services,
        CancellationToken cancellationToken)
    {
        try
        {
            await ViewOf(chosen).ShowAsync(progress => StageRunner.RunAsync(
                chosen,
                new Workshop(folder, team, host.Clock, progress) { Services = services },
                cancellationToken)).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ("Interrupted;", ExitCodes.Interrupted);
        }
        catch (OverBudgetException error)
        {
            return (
                $"The next call might cost {Figures.Price(error.Needed)}, which is more than is left of --max-price or "
                + "of the pool's day; with more money",
                ExitCodes.OverBudget);
        }
        catch (OutageException error)
        {
            return ($"{error.Message} When they answer again,", ExitCodes.NoAnswer);
        }
    }

    private void Conclude(string last, bool isOrchestra, PoolFile? pool)
    {
        host.Terminal.Output.WriteLine($"Finished; the last result is in '{last}'.");
        if (isOrchestra)
        {
            var whom = pool is null ? "" : $" {PoolOption.Name} {OptionValues.Quote(pool.Path)}";
            var named = whom + OrchestraOption.Spell(last);
            host.Terminal.Output.WriteLine($"Ask it with: podium ask{named} \"What is the capital of Peru?\"");
        }
    }

    /// <summary>The recipe with the seed that was asked for, and the name of the run.</summary>
    private (TrainingRecipe Recipe, string Name) SeededBy(ParseResult parsed, TrainingRecipe recipe)
    {
        if (parsed.GetResult(_seed) is null)
        {
            return (recipe, recipe.Name);
        }

        var seed = OptionValues.ReadSeed(parsed, _seed);
        var name = string.Create(CultureInfo.InvariantCulture, $"{recipe.Name}-seed-{seed}");
        return (recipe with { Seed = seed }, name);
    }

    /// <summary>Writes how it went; that this fails takes nothing from the training.</summary>
    private void WriteReport(string folder)
    {
        if (!File.Exists(Path.Combine(folder, TrainingFolder.MetricsName)))
        {
            return;
        }

        try
        {
            host.Terminal.Output.WriteLine($"How it went is in '{ReportFile.Write(folder)}'.");
        }
        catch (Exception error) when (error is UsageException or InvalidDataException)
        {
            host.Terminal.Complain($"There is no report: {error.Message}");
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
