using Podium.Cli.Pools;
using Podium.Cli.Terminals;
using Podium.Cli.Views;
using Podium.Evaluation.Benchmarks;
using Podium.Providers.Caching;

namespace Podium.Cli.Benchmarks.Problems;

/// <summary>What a person must know of a benchmark that is not in its tables.</summary>
/// <param name="terminal">Where it is said.</param>
/// <param name="budget">The benchmark's money.</param>
/// <param name="cache">Where answers are kept; <see langword="null"/> for nowhere.</param>
internal sealed class ProblemRemarks(Terminal terminal, CommandBudget budget, AnswerCache? cache)
{
    /// <summary>Whether a slow call may get a second one beside it, which is billed too.</summary>
    public required bool HasSecondCalls { get; init; }

    private string SecondCalls => HasSecondCalls ? " or second calls by 'hedgeAfter'" : "";

    private string Kept => cache is null
        ? "No answer was kept, so the same command begins anew"
        : $"Answers so far are kept in '{cache.Path}', and the same command goes on from them";

    /// <summary>Says what is about to be done, and what it costs at most.</summary>
    public async Task AnnounceAsync(
        IReadOnlyList<BenchEntry> entries, BenchmarkRunner runner, CancellationToken cancellationToken)
    {
        var known = 0m;
        List<string> unknown = [];
        foreach (var (entrant, problems) in entries)
        {
            var bound = await runner.BoundAsync(entrant, problems, cancellationToken).ConfigureAwait(false);
            known += bound ?? 0;
            if (bound is null)
            {
                unknown.Add(TerminalText.OneLine(entrant.Name));
            }
        }

        var runs = entries.Sum(entry => entry.Problems.Count);
        terminal.Error.WriteLine(
            $"{Counts.Of(entries.Count, "conductor")}, {Counts.Of(entries[0].Problems.Count, "problem")}: "
            + $"{Counts.Of(runs, "run")}.{Describe(known, unknown)}");
        if (budget.RemarkOn(known) is { } remark)
        {
            terminal.Error.WriteLine(remark);
        }

        terminal.Error.WriteLine(cache is null
            ? "No answer is kept."
            : $"Answers are kept in '{cache.Path}', and those that are there cost nothing again.");
    }

    /// <summary>Says that it was interrupted.</summary>
    /// <param name="done">Number of runs that had ended.</param>
    public void Interrupted(int done) => terminal.Complain($"Interrupted after {Counts.Of(done, "run")}. {Kept}.");

    /// <summary>Says that there is not enough money.</summary>
    /// <param name="spent">What stopped it.</param>
    /// <param name="done">Number of runs that had ended.</param>
    public void OverBudget(BudgetSpentException spent, int done) => terminal.Complain(
        $"{spent.Message} The benchmark ended after {Counts.Of(done, "run")}, without a table. {Kept} with more "
        + "money.");

    /// <summary>Says which runs failed.</summary>
    public void Conclude(IReadOnlyList<BenchmarkResult> results)
    {
        foreach (var sentence in FaultCount.Describe(results))
        {
            terminal.Complain($"{sentence} The same command tries again.");
        }
    }

    /// <summary>Says what was spent, and what could not be kept.</summary>
    public void Account()
    {
        if (cache is { LostWrites: > 0 and var lost })
        {
            terminal.Complain(
                $"'{cache.Path}' could not be written {Counts.Of(lost, "time")}; answers are missing in it.");
        }

        terminal.Error.WriteLine($"Spent: {Figures.Price(budget.Spent)}.");
    }

    private string Describe(decimal known, List<string> unknown)
    {
        if (unknown.Count == 0)
        {
            return known == 0
                ? " They cost nothing."
                : $" They cost at most {Figures.Price(known)}, unless calls that fail{SecondCalls} are billed.";
        }

        var names = string.Join(", ", unknown);
        var others = known == 0 ? "" : $" The others cost at most {Figures.Price(known)}.";
        return $" What {names} will ask for nobody knows beforehand: 'perRun' under 'budget' in the pool's file bounds "
            + $"a run, --max-price all of them.{others}";
    }
}
