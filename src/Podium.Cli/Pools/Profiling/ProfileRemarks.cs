using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Cli.Terminals;
using Podium.Cli.Views;
using Podium.Evaluation.Profiling;

namespace Podium.Cli.Pools.Profiling;

/// <summary>What a person must know of a measurement that is not in its table.</summary>
internal sealed class ProfileRemarks(Terminal terminal)
{
    /// <summary>Says what is about to be done.</summary>
    public void Announce(ProfilePlan plan, ProfileProblems problems, CommandBudget budget)
    {
        var calls = plan.Missing.Count + plan.Done.Count;
        var there = plan.Done.Count == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $" of {calls}; the others are there already");
        var worst = plan.Missing.Count == 0
            ? ""
            : $" They cost at most {Figures.Price(plan.WorstPrice)}, unless calls that fail are billed.";
        terminal.Error.WriteLine(
            $"{Counts.Of(plan.Subjects.Count, "worker")}, {problems.Describe()}: "
            + $"{Counts.Of(plan.Missing.Count, "call")} to make{there}.{worst}");
        if (budget.RemarkOn(plan.WorstPrice) is { } remark)
        {
            terminal.Error.WriteLine(remark);
        }
    }

    /// <summary>Says how it ended, and which calls failed.</summary>
    public void Conclude(ProfileResult profile, ProfileOutcome outcome)
    {
        foreach (var worker in profile.Workers.Where(worker => worker.Faults.Count > 0))
        {
            terminal.Complain(Describe(worker, outcome));
        }

        var missing = profile.Workers.Sum(worker => worker.Missing);
        var rest = $"{Counts.Of(missing, "call")} missing; the same command goes on";
        switch (outcome.Stop)
        {
            case ProfileStop.OverBudget:
                terminal.Complain(
                    $"The next call might have cost more than is left of the budget: {rest} with more money.");
                break;
            case ProfileStop.Cancelled:
                terminal.Complain($"Interrupted: {rest}.");
                break;
        }

        terminal.Error.WriteLine($"Spent: {Figures.Price(outcome.Spent)}.");
    }

    /// <summary>What the process says of itself.</summary>
    public static int ExitCodeOf(ProfileResult profile, ProfileOutcome outcome) => outcome.Stop switch
    {
        ProfileStop.Cancelled => ExitCodes.Interrupted,
        ProfileStop.OverBudget => ExitCodes.OverBudget,
        _ => profile.Workers.All(worker => worker.Missing == 0) ? ExitCodes.Answered : ExitCodes.NoAnswer,
    };

    private static string Describe(WorkerProfile worker, ProfileOutcome outcome)
    {
        var name = worker.Subject.Worker.Name;
        var failed = worker.Skills.Count == 0
            ? $"'{name}' gets no card, for none of its calls was answered"
            : $"{Counts.Of(worker.Faults.Count, "call")} of '{name}' failed";
        var givenUp = outcome.GivenUp.Contains(name) ? "; it was given up" : "";
        var reason = worker.Faults[^1].Reason.TrimEnd('.');
        return $"{failed}{givenUp}. The last one: {reason}. The same command tries again.";
    }
}
