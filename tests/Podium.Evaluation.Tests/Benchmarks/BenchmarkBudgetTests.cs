using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Problems;
using Podium.Core.Runs;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Grading;
using Podium.Testing;

namespace Podium.Evaluation.Tests.Benchmarks;

/// <summary>Benchmarks whose runs share money. A call of a worker costs 20.</summary>
public sealed class BenchmarkBudgetTests
{
    private const int Count = 10;
    private const decimal Call = 20;

    private static readonly Problem[] Problems =
        [.. Enumerable.Range(0, Count).Select(index => new Problem($"p{index}", $"Say {index}", "12", ["say"]))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_MoneyForAll_SpendsFromIt()
    {
        using var client = new ScriptedChatClient("12");
        var budget = new SharedBudget(1_000_000);

        var result = await RunAsync(Single(client), budget);

        Assert.Equal(Count * Call, budget.Spent);
        Assert.All(result.Problems, problem => Assert.True(problem.Verdict.IsRight));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task RunAsync_TooLittleMoney_IsNoResultAndFinishesWhatHasBegun(int concurrency)
    {
        using var client = new ScriptedChatClient("12");
        var worst = await Runner(null, 1).BoundAsync(Single(client), Problems[..1], Cancellation);
        var budget = new SharedBudget(worst!.Value + (2.5m * Call));
        var seen = new Collector();

        await Assert.ThrowsAsync<BudgetSpentException>(
            () => Runner(budget, concurrency).RunAsync(Single(client), Problems, seen, Cancellation));

        Assert.Equal((3, 3), (client.Calls.Count, seen.Reports.Count));
        Assert.All(seen.Reports, report => Assert.True(report.Latest.Verdict.IsRight));
        Assert.Equal((3 * Call, 0m), (budget.Spent, budget.Reserved));
    }

    [Fact]
    public async Task RunAsync_CorrectionThatDoesNotFit_DoesNotLeaveTheAnswerBeforeIt()
    {
        using var client = new ScriptedChatClient("12");
        var conductor = new FixedConductor("model_id = [0]\nsubtasks = [\"Say 0\"]\naccess_list = [[]]");
        var twice = new BenchmarkEntrant("twice", conductor, Pools.Of(client))
        {
            Options = new RunOptions { MaxRounds = 2 },
        };
        var worst = await Runner(null, 1).BoundAsync(Single(client), Problems[..1], Cancellation);
        var budget = new SharedBudget(worst!.Value + (Call / 2));

        await Assert.ThrowsAsync<BudgetSpentException>(
            () => Runner(budget, 1).RunAsync(twice, Problems[..1], null, Cancellation));

        Assert.Single(client.Calls);
    }

    [Fact]
    public async Task RunAsync_RunBeyondItsOwnLimit_IsAResult()
    {
        using var client = new ScriptedChatClient("12");
        var entrant = Single(client) with { Options = new RunOptions { MaxPrice = Call } };

        var result = await RunAsync(entrant, new SharedBudget(1_000_000));

        Assert.All(result.Problems, problem => Assert.IsType<Verdict.Unanswered>(problem.Verdict));
    }

    private static BenchmarkEntrant Single(ScriptedChatClient client) =>
        new("single", new SingleWorkerConductor("w0"), Pools.Of(client));

    private static BenchmarkRunner Runner(ISharedBudget? budget, int concurrency) => new(
        new ExactAnswerGrader(), new BenchmarkOptions { Budget = budget, Concurrency = concurrency });

    private static Task<BenchmarkResult> RunAsync(BenchmarkEntrant entrant, ISharedBudget budget) =>
        Runner(budget, 4).RunAsync(entrant, Problems, null, Cancellation);

    private sealed class Collector : IProgress<BenchmarkProgress>
    {
        public List<BenchmarkProgress> Reports { get; } = [];

        public void Report(BenchmarkProgress value) => Reports.Add(value);
    }
}
