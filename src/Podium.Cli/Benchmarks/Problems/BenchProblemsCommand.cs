using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Conducting;
using Podium.Cli.Pools;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Tables;

namespace Podium.Cli.Benchmarks.Problems;

/// <summary>
/// <c>podium bench problems</c>: measures conductors with a pool of real models on problems of a file.
/// </summary>
internal sealed class BenchProblemsCommand(CommandHost host)
{
    private readonly BenchProblemsOptions _options = new();

    public Command Create()
    {
        var command = new DocumentedCommand(
            BenchProblemsOptions.Name, "measure a pool of real models on problems of a file", ProblemsManual.Text);
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var grading = _options.ReadGrader(parsed);
        var seed = _options.ReadSeed(parsed);
        var maxPrice = _options.ReadMaxPrice(parsed);
        var options = new BenchmarkOptions
        {
            Concurrency = _options.ReadConcurrency(parsed),
            Seed = seed,
            TimeProvider = host.Clock,
        };
        var problems = BenchmarkProblems.Read(
            parsed.GetValue(_options.Problems)!, _options.ReadSamples(parsed), seed, grading);
        var pool = _options.Keeping.Apply(parsed, host, PoolOption.Read(parsed.GetValue(_options.Pool)));
        var runOptions = _options.ReadRunOptions(parsed, pool.ToRunOptions()) with { TimeProvider = host.Clock };
        using var folder = _options.Tables.Open(parsed);
        using var team = new TeamChoice(pool, null).Open(host, null);
        var entries = PoolEntrants.Of(parsed.GetValue(_options.Only), team, runOptions)
            .Select(entrant => new BenchEntry(entrant, problems.Problems))
            .ToArray();
        var cache = team.Service!.Cache;
        var budget = new CommandBudget(team.DailyBudget, maxPrice);
        var run = new BenchRun(host, grading.Grader, options with { Budget = budget.Shared })
        {
            Spent = () => budget.Spent,
            Cache = cache,
        };
        var remarks = new ProblemRemarks(host.Terminal, budget, cache)
        {
            HasSecondCalls = pool.Document.Workers.Values.Any(worker => worker.Calls.HedgeAfter is not null),
        };
        await remarks.AnnounceAsync(entries, run.Runner, cancellationToken).ConfigureAwait(false);
        var (results, exitCode) = await MeasureAsync(run, entries, remarks, cancellationToken).ConfigureAwait(false);
        if (results is not null)
        {
            var sheet = new ProblemSheet(_options.Spell(parsed, pool.Path), problems, pool, host.Clock.GetUtcNow());
            var table = sheet.Of(results, cache?.Hits ?? 0);
            _options.Tables.Publish(parsed, host, folder, MarkdownTable.Write(table), JsonTable.Write(table));
            remarks.Conclude(results);
        }

        remarks.Account();
        return exitCode;
    }

    /// <summary>The results, or none if it was stopped, with the exit code.</summary>
    private static async Task<(IReadOnlyList<BenchmarkResult>? Results, int ExitCode)> MeasureAsync(
        BenchRun run, BenchEntry[] entries, ProblemRemarks remarks, CancellationToken cancellationToken)
    {
        try
        {
            var results = await run.MeasureAsync(entries, cancellationToken).ConfigureAwait(false);
            var isFaulted = results.SelectMany(result => result.Problems).Any(one => one.Verdict.IsRight is null);
            return (results, isFaulted ? ExitCodes.NoAnswer : ExitCodes.Answered);
        }
        catch (BudgetSpentException spent)
        {
            remarks.OverBudget(spent, run.Done);
            return (null, ExitCodes.OverBudget);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            remarks.Interrupted(run.Done);
            return (null, ExitCodes.Interrupted);
        }
    }
}
