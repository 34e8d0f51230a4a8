using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Execution;

/// <summary>What a step costs the processor, all threads together; so nothing else may run beside.</summary>
[Collection(nameof(WorkflowExecutorCostTests))]
[CollectionDefinition(nameof(WorkflowExecutorCostTests), DisableParallelization = true)]
public sealed class WorkflowExecutorCostTests
{
    private const double MicrosecondsPerStep = 10;
    private const int Repeats = 60;

    private const decimal Ample = 10_000_000m;

    /// <summary>Enough for 1000 steps of 20, but for no more than 75 worst cases at once.</summary>
    private const decimal Tight = 45_000m;

    private delegate Access Shape(int step, int count);

    public static TheoryData<string, int, int, decimal?> Workflows => new()
    {
        { nameof(Chain), 5, 200, null },
        { nameof(Chain), 5, 200, Ample },
        { nameof(Chain), 1000, 1, null },
        { nameof(Chain), 1000, 1, Ample },
        { nameof(FanIn), 5, 200, null },
        { nameof(FanIn), 1000, 1, null },
        { nameof(FanIn), 1000, 1, Ample },
        { nameof(FanIn), 1000, 1, Tight },
        { nameof(Layers), 1000, 1, null },
        { nameof(Layers), 1000, 1, Ample },
    };

    [Theory]
    [MemberData(nameof(Workflows))]
    public async Task RunAsync_InMemory_CostsLittlePerStep(string shape, int count, int runs, decimal? limit)
    {
        var steps = Enumerable.Range(0, count).Select(i => new WorkflowStep(0, "Do it.", ShapeOf(shape)(i, count)));
        var workflow = new Workflow(string.Empty, [.. steps]);
        var executor = new WorkflowExecutor(Pools.Of(new ScriptedChatClient("x")));
        var observer = new Counter();
        var best = double.MaxValue;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var run = 0; run < runs; run++)
            {
                var request = new ExecutionRequest("Q", workflow, 1);
                request = limit is null
                    ? request
                    : request with { Budget = new RunBudget(limit), Observer = observer };
                var result = await executor.RunAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal("x", result.Answer);
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (count * runs));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{best:0.00} microseconds per step of {count}");
        Assert.Equal(limit is null ? 0 : Repeats * runs * count, observer.Ended);
        Assert.InRange(best, 0, MicrosecondsPerStep);
    }

    private static Shape ShapeOf(string name) => name switch
    {
        nameof(Chain) => Chain,
        nameof(FanIn) => FanIn,
        _ => Layers,
    };

    private static Access Chain(int step, int count) => step == 0 ? Access.Nothing : new Access.Steps([step - 1]);

    private static Access FanIn(int step, int count) => step == count - 1 ? Access.Everything : Access.Nothing;

    /// <summary>Layers of four, each step seeing the whole layer before.</summary>
    private static Access Layers(int step, int count)
    {
        var layer = step / 4 * 4;
        return layer == 0 ? Access.Nothing : new Access.Steps([layer - 4, layer - 3, layer - 2, layer - 1]);
    }

    private sealed class Counter : IStepObserver
    {
        public int Ended { get; private set; }

        public void OnStarted(int step, string prompt, TimeSpan start)
        {
        }

        public void OnOutput(int step, string text)
        {
        }

        public void OnAttemptFailed(int step, FailedAttempt attempt)
        {
        }

        public void OnEnded(int step, StepResult result) => Ended++;
    }
}
