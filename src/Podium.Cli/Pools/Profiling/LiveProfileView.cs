using Podium.Cli.Terminals;
using Podium.Cli.Views;
using Podium.Evaluation.Profiling;
using Spectre.Console;

namespace Podium.Cli.Pools.Profiling;

/// <summary>Shows a measurement's progress as a bar for each worker, with the remaining time.</summary>
internal sealed class LiveProfileView(IAnsiConsole console) : IProfileView, IProgress<ProfileProgress>
{
    private readonly Dictionary<string, ProgressTask> _bars = [];
    private Dictionary<string, ProfileTally> _tallies = [];
    private ProgressTask? _all;

    /// <inheritdoc/>
    public Task<ProfileOutcome> ShowAsync(
        ProfilePlan plan, Func<IProgress<ProfileProgress>, Task<ProfileOutcome>> run)
    {
        _tallies = ProfileTally.Of(plan);
        return console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(context =>
            {
                foreach (var calls in plan.Missing.GroupBy(call => call.Subject.Worker.Name))
                {
                    _bars[calls.Key] = context.AddTask(Describe(calls.Key), maxValue: calls.Count());
                }

                _all = context.AddTask("all", maxValue: plan.Missing.Count);
                return run(this);
            });
    }

    /// <inheritdoc/>
    public void Report(ProfileProgress value)
    {
        var worker = value.Latest.Worker;
        _tallies[worker].Count(value.Latest);
        _bars[worker].Description = Describe(worker);
        _bars[worker].Increment(1);
        _all!.Description = $"all, {Figures.Price(value.Spent)} spent";
        _all.Increment(1);
    }

    private string Describe(string worker) =>
        Markup.Escape($"{TerminalText.OneLine(worker)} {_tallies[worker].Text}");
}
