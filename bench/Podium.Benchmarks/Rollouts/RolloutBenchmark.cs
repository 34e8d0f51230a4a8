using System.Diagnostics;
using System.Globalization;
using Podium.Benchmarks.Execution;
using Podium.Core.Problems;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Evaluation.Grading;
using Podium.Training.Rollouts;

namespace Podium.Benchmarks.Rollouts;

/// <summary>
/// How many rollouts a second end while many wait for their workers, beside what Little's law allows: the number in
/// flight, divided by the time that a workflow's calls take one after another. As a Markdown table.
/// </summary>
internal static class RolloutBenchmark
{
    private const int InFlight = 10_000;
    private const int GroupSize = 64;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    /// <summary>Prints the table.</summary>
    public static async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{InFlight} workflows in flight, each call of a worker takes {Latency.TotalMilliseconds} ms; "
            + $"{Measured.TotalSeconds} s after {WarmUp.TotalSeconds} s, {Environment.ProcessorCount} cores."));
        await output.WriteLineAsync();
        await output.WriteLineAsync(
            "| steps | workflows a second | Little's law allows | share | processor time a call | kilobytes each |");
        await output.WriteLineAsync("|--:|--:|--:|--:|--:|--:|");
        foreach (var steps in (int[])[1, 2, 3, 5])
        {
            await output.WriteLineAsync(await MeasureAsync(steps));
        }

        return 0;
    }

    private static async Task<string> MeasureAsync(int steps)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var ending = new CancellationTokenSource();
        var done = 0L;
        using var scheduler = new RolloutScheduler(new RolloutRunner(new ExactAnswerGrader(), 5), InFlight);
        var lanes = Enumerable.Range(0, (2 * InFlight / GroupSize) + 1)
            .Select(_ => Task.Run(() => KeepRunningAsync(
                scheduler, steps, () => Interlocked.Add(ref done, GroupSize), ending.Token)))
            .ToArray();
        await Task.Delay(WarmUp, TimeProvider.System);
        var (begin, processor) = (Interlocked.Read(ref done), Environment.CpuUsage.TotalTime);
        var watch = Stopwatch.StartNew();
        await Task.Delay(Measured, TimeProvider.System);
        var rate = (Interlocked.Read(ref done) - begin) / watch.Elapsed.TotalSeconds;
        var cost = (Environment.CpuUsage.TotalTime - processor) / (rate * watch.Elapsed.TotalSeconds * steps);
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        await ending.CancelAsync();
        await Task.WhenAll(lanes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var allowed = InFlight / (Latency.TotalSeconds * steps);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {steps} | {rate:0} | {allowed:0} | {100 * rate / allowed:0.0}% | {cost.TotalMicroseconds:0.0} µs | "
            + $"{memory / 1000.0 / InFlight:0.0} |");
    }

    /// <summary>Runs groups one after another; enough lanes of these never let the scheduler idle.</summary>
    private static async Task KeepRunningAsync(
        RolloutScheduler scheduler, int steps, Action ended, CancellationToken cancellationToken)
    {
        var card = new WorkerCard("", [], new TokenPrice(1, 1), 1_000_000, 16);
        var pool = new WorkerPool([new Worker("waiting", card, new TimedChatClient(Latency))]);
        var item = new RolloutItem(new Problem("p", "A question?", "x", ["any"]), pool, 0, 1);
        var chain = Enumerable.Range(0, steps).Select(step => new WorkflowStep(
            0, "Do it.", step == 0 ? Access.Nothing : new Access.Steps([step - 1])));
        var sample = new WrittenWorkflow(WorkflowPrinter.Print(new Workflow("", [.. chain])));
        WrittenWorkflow[] samples = [.. Enumerable.Repeat(sample, GroupSize)];
        while (!cancellationToken.IsCancellationRequested)
        {
            await scheduler.RunAsync(item, samples, cancellationToken);
            ended();
        }
    }
}
