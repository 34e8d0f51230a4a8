using System.Globalization;
using Podium.Core.Execution;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Benchmarks.Execution;

/// <summary>
/// Processor time that running a workflow costs by itself, the workers answering at once, as a Markdown table.
/// </summary>
internal static class ExecutorBenchmark
{
    private const int Rounds = 31;
    private const int StepsPerRound = 20_000;

    /// <summary>Prints the table.</summary>
    public static async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Microseconds of processor time a step, all threads: median (best) of {Rounds} rounds."));
        await output.WriteLineAsync();
        await output.WriteLineAsync("| workflow | steps | microseconds a step |");
        await output.WriteLineAsync("|---|--:|--:|");
        foreach (var (name, steps) in Workflows())
        {
            var costs = await MeasureAsync(steps);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {steps.Count} | {costs[Rounds / 2]:0.0} ({costs[0]:0.0}) |"));
        }

        return 0;
    }

    private static IEnumerable<(string Name, IReadOnlyList<WorkflowStep> Steps)> Workflows()
    {
        yield return ("one step", Steps(1, _ => []));
        yield return ("chain", Steps(4, step => step == 0 ? [] : [step - 1]));
        yield return ("chain", Steps(1000, step => step == 0 ? [] : [step - 1]));
        yield return ("independent, joined by the last", Steps(9, step => step < 8 ? [] : [.. Enumerable.Range(0, 8)]));
        yield return ("each sees two before it", Steps(100, step => step < 2 ? [] : [step - 2, step - 1]));
    }

    private static IReadOnlyList<WorkflowStep> Steps(int count, Func<int, int[]> sees) =>
        [.. Enumerable.Range(0, count).Select(step => new WorkflowStep(0, "Do it.", new Access.Steps(sees(step))))];

    /// <summary>Costs of a step, the cheapest round first.</summary>
    private static async Task<double[]> MeasureAsync(IReadOnlyList<WorkflowStep> steps)
    {
        var card = new WorkerCard("", [], new TokenPrice(1, 1), 1_000_000, 16);
        var executor = new WorkflowExecutor(new WorkerPool([new Worker("instant", card, new TimedChatClient())]));
        var request = new ExecutionRequest("A question?", new Workflow("", steps), 1);
        var runs = StepsPerRound / steps.Count;
        var costs = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var run = 0; run < runs; run++)
            {
                await executor.RunAsync(request);
            }

            costs[round] = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (runs * steps.Count);
        }

        Array.Sort(costs);
        return costs;
    }
}
