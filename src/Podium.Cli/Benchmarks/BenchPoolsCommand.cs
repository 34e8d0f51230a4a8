using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Core.Conductors;
using Podium.Core.Runs;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks;

/// <summary><c>podium bench pools</c>: measures whether the learned conductor reads the cards of its pool.</summary>
internal sealed class BenchPoolsCommand(CommandHost host)
{
    private readonly BenchOptions _options = new("pools", "test problems in each scenario", 1000);

    public Command Create() => _options.CreateCommand(
        "measure the learned conductor before pools it never met", BenchManuals.Pools, RunAsync);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (count, seed) = _options.Read(parsed);
        using var folder = _options.Tables.Open(parsed);
        var orchestra = _options.OpenOrchestra(parsed, host);
        var scenarios = orchestra.DrawScenarios(count, seed);
        var entries = scenarios.Select(scenario => Entries(scenario, orchestra)).ToArray();
        var results = await new BenchRun(host, seed)
            .MeasureAsync([.. entries.SelectMany(group => group)], cancellationToken)
            .ConfigureAwait(false);
        var entrants = entries.Select(group => group.Count).FirstOrDefault(1);
        var measured = scenarios.Zip(results.Chunk(entrants), (scenario, own) => new ScenarioResult(scenario, own));
        var sheet = new PoolSheet([.. measured], _options.Spell(parsed, ""), host.Clock.GetUtcNow());
        _options.Tables.Publish(parsed, host, folder, sheet.ToMarkdown(), sheet.ToJson());
        return ExitCodes.Answered;
    }

    private static List<BenchEntry> Entries(PoolScenario scenario, Orchestra orchestra)
    {
        var entries = new List<BenchEntry> { Entry("learned", orchestra.Learned()) };
        if (orchestra.Unbound is { } unbound)
        {
            entries.Add(Entry("unbound", unbound()));
        }

        entries.Add(EntryOf(Entrants.Oracle, scenario.Problems.Oracle, new RunOptions()));
        return entries;

        BenchEntry Entry(string name, TrainedConductor trained) =>
            EntryOf(name, trained.Conductor, new RunOptions { ConductorPrice = trained.Price });

        BenchEntry EntryOf(string name, IConductor conductor, RunOptions options) => new(
            new BenchmarkEntrant($"{scenario.Name}: {name}", conductor, orchestra.Pool)
            {
                DrawPool = scenario.DrawPool,
                Options = options,
            },
            scenario.Problems.Problems);
    }
}
