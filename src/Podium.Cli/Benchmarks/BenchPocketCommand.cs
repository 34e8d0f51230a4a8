using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Conducting;
using Podium.Evaluation.Tables;

namespace Podium.Cli.Benchmarks;

/// <summary><c>podium bench pocket</c>: measures conductors on the pocket orchestra's test problems.</summary>
internal sealed class BenchPocketCommand(CommandHost host)
{
    private readonly BenchOptions _options = new("pocket", "test problems", 2000);

    private readonly Option<string?> _only = new("--only")
    {
        HelpName = "NAMES",
        Description = "Run these alone, separated by commas, and compare the first with the others: oracle, "
            + $"{ConductorChoice.Spellings}. Default: learned, cold-start, cold-start:sampled, single:WORKER for every "
            + "worker, random, vote:5, moa:1, oracle.",
    };

    public Command Create()
    {
        var command = _options.CreateCommand(
            "measure conductors on the pocket problems", BenchManuals.Pocket, RunAsync);
        command.Options.Add(_only);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (count, seed) = _options.Read(parsed);
        var names = Entrants.ParseNames(parsed.GetValue(_only));
        using var folder = _options.Tables.Open(parsed);
        var orchestra = _options.OpenOrchestra(parsed, host);
        var (problems, oracle) = orchestra.DrawTestProblems(count, seed);
        var entries = Entrants.Of(names, orchestra, oracle).Select(entrant => new BenchEntry(entrant, problems));
        var results = await new BenchRun(host, seed).MeasureAsync([.. entries], cancellationToken)
            .ConfigureAwait(false);
        var others = names is null ? "" : $" --only {string.Join(',', names)}";
        var table = BenchmarkSheet.Of(results, _options.Spell(parsed, others), seed, host.Clock.GetUtcNow());
        _options.Tables.Publish(parsed, host, folder, MarkdownTable.Write(table), JsonTable.Write(table));
        return ExitCodes.Answered;
    }
}
