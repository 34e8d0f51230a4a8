using System.CommandLine;
using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Views;
using Podium.Neural.Kernels;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>
/// <c>podium bench ablations</c>: trains variants of the conductor and measures what each part is worth.
/// </summary>
internal sealed class BenchAblationsCommand(CommandHost host)
{
    private const int MostSeeds = 100;
    private const int MostSteps = 1_000_000;
    private const int MostThreads = 256;

    private readonly BenchOptions _options = new("ablations", "test problems", 1000);

    private readonly Option<string?> _only = new("--only")
    {
        HelpName = "NAMES",
        Description = "Train and measure these variants alone, separated by commas: "
            + $"{string.Join(", ", AblationList.All.Select(ablation => ablation.Name))}. The tables show what is "
            + "finished of the others too. Default: all.",
    };

    private readonly Option<string> _seeds = new("--seeds")
    {
        HelpName = "N",
        Description = $"Trainings of each variant, by the seeds 1 to N, at most {MostSeeds}. Default: 3.",
        DefaultValueFactory = _ => "3",
    };

    private readonly Option<string> _steps = new("--steps")
    {
        HelpName = "N",
        Description = "Updates of learning from reward; its schedule is stretched or shortened to them. Default: those "
            + "of the recipe.",
    };

    private readonly Option<string> _coldSteps = new("--cold-steps")
    {
        HelpName = "N",
        Description = "Steps of the cold start, for a recipe that has one; 0 takes the one that the orchestra has, the "
            + "same for all seeds. Default: those of the recipe.",
    };

    private readonly Option<string?> _recipe = new("--recipe")
    {
        HelpName = "FILE",
        Description = "Vary the recipe in FILE, without training its workers: they are those of its pool, or of "
            + "--orchestra. Default: recipes/ablations.yaml.",
    };

    private readonly Option<string> _threads = new("--threads")
    {
        HelpName = "N",
        Description = $"Threads to compute on, 1 to {MostThreads}; the tables do not depend on it. Default: one for "
            + "each core.",
        DefaultValueFactory = _ => Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
    };

    public Command Create()
    {
        var command = _options.CreateCommand(
            "train variants of the conductor and measure what each part is worth", AblationManual.Text, RunAsync);
        command.Options.Add(_only);
        command.Options.Add(_seeds);
        command.Options.Add(_steps);
        command.Options.Add(_coldSteps);
        command.Options.Add(_recipe);
        command.Options.Add(_threads);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (count, seed) = _options.Read(parsed);
        var chosen = AblationList.Parse(parsed.GetValue(_only));
        var seeds = OptionValues.ReadCount(parsed, _seeds, MostSeeds);
        var threads = OptionValues.ReadCount(parsed, _threads, MostThreads);
        var recipe = ReadRecipe(parsed);
        var path = _options.Tables.FolderOf(parsed);
        using var folder = _options.Tables.Open(parsed);
        using var study = AblationStudy.Open(path, recipe, seeds, TestSet.Draw(count, seed));
        using var team = new ThreadTeam(threads);
        try
        {
            await ViewOf(study, chosen)
                .ShowAsync(progress => study.RunAsync(chosen, team, host.Clock, progress, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Terminal.Complain($"Interrupted; the same command goes on with what is in '{path}'.");
            Publish(parsed, folder, study.Outcomes());
            return ExitCodes.Interrupted;
        }

        Publish(parsed, folder, study.Outcomes());
        return ExitCodes.Answered;
    }

    private TrainingRecipe ReadRecipe(ParseResult parsed) => AblationRecipe.Of(
        AblationRecipe.Read(parsed.GetValue(_recipe)),
        _options.OrchestraOf(parsed),
        ReadSteps(parsed, _steps),
        parsed.GetValue(_coldSteps) == "0" ? 0 : ReadSteps(parsed, _coldSteps));

    private static int? ReadSteps(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is null ? null : OptionValues.ReadCount(parsed, option, MostSteps);

    private ITrainingView ViewOf(AblationStudy study, IReadOnlyList<Ablation> chosen) => host.Terminal.IsErrorLive
        ? new LiveTrainingView(study.PlansOf(chosen), host.Terminal.OpenError(), host.Clock)
        : new PlainTrainingView(study.PlansOf(chosen), host.Terminal.Error, host.Clock);

    private void Publish(ParseResult parsed, ResultFolder folder, IReadOnlyList<AblationOutcome> outcomes)
    {
        if (outcomes.Count == 0)
        {
            host.Terminal.Error.WriteLine("No variant is finished, so there are no tables yet.");
            return;
        }

        var sheet = new AblationSheet(outcomes, _options.Spell(parsed, Others(parsed)), host.Clock.GetUtcNow());
        _options.Tables.Publish(parsed, host, folder, sheet.ToMarkdown(), sheet.ToJson());
    }

    /// <summary>The options beside those of every benchmark that the tables depend on, as they were given.</summary>
    private string Others(ParseResult parsed)
    {
        (string Name, string? Value)[] given =
        [
            (_only.Name, parsed.GetValue(_only)),
            (_seeds.Name, parsed.GetValue(_seeds)),
            (_steps.Name, parsed.GetValue(_steps)),
            (_coldSteps.Name, parsed.GetValue(_coldSteps)),
            (_recipe.Name, parsed.GetValue(_recipe)),
        ];
        return string.Concat(given.Where(option => option.Value is not null).Select(option =>
            $" {option.Name} {OptionValues.Quote(option.Value!)}"));
    }
}
