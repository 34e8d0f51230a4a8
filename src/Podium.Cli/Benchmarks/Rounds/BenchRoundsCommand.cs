using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks.Rounds;

/// <summary><c>podium bench rounds</c>: measures what it brings to show the conductor what its workflow gave.</summary>
internal sealed class BenchRoundsCommand(CommandHost host)
{
    private const int FewestVotes = 3;
    private const int MostVotes = 9;

    private readonly BenchOptions _options = new("rounds", "test problems in each set", 1000);

    public Command Create() => _options.CreateCommand(
        "measure what further rounds bring and cost", BenchManuals.Rounds, RunAsync);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (count, seed) = _options.Read(parsed);
        using var folder = _options.Tables.Open(parsed);
        var orchestra = _options.OpenOrchestra(parsed, host);
        (string Name, string Meaning, TestProblems Problems)[] sets =
        [
            ("mixed set", "Problems that one workflow can answer: one to four skills.",
                orchestra.DrawTestProblems(count, seed)),
            ("long questions",
                "Problems of five to eight skills: most take more steps than the five of one workflow. With no extra "
                + "round a workflow of more than five steps is refused, and counts as unusable.",
                orchestra.DrawLongProblems(count, seed)),
        ];
        var scenarios = new List<RoundScenario>();
        foreach (var (name, meaning, problems) in sets.Where(set => set.Problems.Problems.Count > 0))
        {
            var results = await MeasureAsync(name, problems, orchestra, seed, cancellationToken).ConfigureAwait(false);
            scenarios.Add(new RoundScenario(name, meaning, results));
        }

        var sheet = new RoundSheet(scenarios, _options.Spell(parsed, ""), host.Clock.GetUtcNow());
        _options.Tables.Publish(parsed, host, folder, sheet.ToMarkdown(), sheet.ToJson());
        return ExitCodes.Answered;
    }

    private async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(
        string set, TestProblems problems, Orchestra orchestra, long seed, CancellationToken cancellationToken)
    {
        var entrants = new RoundEntrants(orchestra);
        var rounds = await RunAsync([.. entrants.Rounds(), entrants.LongRound()]).ConfigureAwait(false);
        BenchmarkEntrant[] others = problems.Halving is { } halving
            ? [entrants.Vote(Votes(rounds)), entrants.Halves(halving)]
            : [entrants.Vote(Votes(rounds))];
        return [.. rounds, .. await RunAsync(others).ConfigureAwait(false)];

        async Task<IReadOnlyList<BenchmarkResult>> RunAsync(IReadOnlyList<BenchmarkEntrant> some)
        {
            var entries = some.Select(entrant => new BenchEntry(
                entrant with { Name = $"{set}: {entrant.Name}" }, problems.Problems));
            var results = await new BenchRun(host, seed)
                .MeasureAsync([.. entries], cancellationToken)
                .ConfigureAwait(false);
            return [.. results.Zip(some, (result, entrant) => result with { Entrant = entrant.Name })];
        }
    }

    /// <summary>As many votes as the price of one extra round pays for, rounded up; at least three.</summary>
    private static int Votes(IReadOnlyList<BenchmarkResult> rounds)
    {
        var (one, two) = (Price(rounds[0]), Price(rounds[1]));
        return one == 0 ? FewestVotes : Math.Clamp((int)Math.Ceiling(two / one), FewestVotes, MostVotes);
    }

    private static decimal Price(BenchmarkResult result) => BenchmarkFigures.Of(result.Problems).MeanPrice ?? 0;
}
