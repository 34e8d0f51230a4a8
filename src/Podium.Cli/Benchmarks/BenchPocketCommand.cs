using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Conducting;
using Podium.Cli.Orchestras;
using Podium.Core.Problems;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Grading;
using Podium.Evaluation.Tables;

namespace Podium.Cli.Benchmarks;

/// <summary><c>podium bench pocket</c>: measures conductors on the pocket orchestra's test problems.</summary>
internal sealed class BenchPocketCommand(CommandHost host)
{
    private const int MostProblems = 10_000;
    private const string MarkdownName = "pocket.md";
    private const string JsonName = "pocket.json";
    private static readonly string UsualFolder = Path.Combine("runs", "bench-pocket");

    private readonly Option<string> _problems = new("--problems")
    {
        HelpName = "N",
        Description = "Number of test problems, 1 to 10000. Default: 2000.",
        DefaultValueFactory = _ => "2000",
    };

    private readonly Option<string> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of the problems and of every random choice. Default: 1.",
        DefaultValueFactory = _ => "1",
    };

    private readonly Option<string> _output = new("--output")
    {
        HelpName = "FOLDER",
        Description = "Write the tables to pocket.md and pocket.json in FOLDER, which is made where it is missing. "
            + $"Files of these names are replaced once the new ones are whole. Default: {UsualFolder}.",
        DefaultValueFactory = _ => UsualFolder,
    };

    private readonly Option<string?> _only = new("--only")
    {
        HelpName = "NAMES",
        Description = "Run these alone, separated by commas, and compare the first with the others: oracle, "
            + $"{ConductorChoice.Spellings}. Default: learned, cold-start, cold-start:sampled, single:WORKER for every "
            + "worker, random, vote:5, moa:1, oracle.",
    };

    private readonly Option<string?> _orchestra = OrchestraOption.Create();

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON instead of Markdown." };

    public Command Create()
    {
        var command = new DocumentedCommand("pocket", "measure conductors on the pocket problems", BenchManual.Text);
        command.Options.Add(_problems);
        command.Options.Add(_seed);
        command.Options.Add(_output);
        command.Options.Add(_only);
        command.Options.Add(_orchestra);
        command.Options.Add(_json);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var count = OptionValues.ReadCount(parsed, _problems, MostProblems);
        var seed = OptionValues.ReadSeed(parsed, _seed);
        var names = Entrants.ParseNames(parsed.GetValue(_only));
        var folder = parsed.GetValue(_output)!;
        var opened = parsed.GetValue(_orchestra);
        using var tables = ResultFolder.Create(folder, MarkdownName, JsonName);
        var orchestra = OrchestraOption.Open(host, opened);
        var (problems, oracle) = orchestra.DrawTestProblems(count, seed);
        var entrants = Entrants.Of(names, orchestra, oracle);
        var results = await MeasureAsync(entrants, problems, seed, cancellationToken).ConfigureAwait(false);
        var others = (names is null ? "" : $" --only {string.Join(',', names)}") + OrchestraOption.Spell(opened);
        var command = FormattableString.Invariant($"podium bench pocket --problems {count} --seed {seed}{others}");
        var table = BenchmarkSheet.Of(results, command, seed, host.Clock.GetUtcNow());
        var (markdown, json) = (MarkdownTable.Write(table), JsonTable.Write(table));
        tables.Write((MarkdownName, markdown), (JsonName, json));
        host.Terminal.Output.Write(parsed.GetValue(_json) ? json : markdown);
        host.Terminal.Error.WriteLine($"The tables are in '{folder}': {MarkdownName} and {JsonName}.");
        return ExitCodes.Answered;
    }

    private async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(
        IReadOnlyList<BenchmarkEntrant> entrants,
        IReadOnlyList<Problem> problems,
        long seed,
        CancellationToken cancellationToken)
    {
        IBenchmarkView view = host.Terminal.IsErrorLive
            ? new LiveBenchmarkView(host.Terminal.OpenError())
            : new PlainBenchmarkView(host.Terminal.Error, host.Clock);
        var options = new BenchmarkOptions { Seed = seed, TimeProvider = host.Clock };
        var runner = new BenchmarkRunner(new ExactAnswerGrader(), options);
        var results = new List<BenchmarkResult>();
        await view.ShowAsync(entrants, problems.Count, async progress =>
        {
            foreach (var entrant in entrants)
            {
                var result = runner.RunAsync(entrant, problems, progress, cancellationToken);
                results.Add(await result.ConfigureAwait(false));
            }
        }).ConfigureAwait(false);
        return results;
    }
}
