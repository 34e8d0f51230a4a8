using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Problems;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Grading;
using Podium.Testing;

namespace Podium.Evaluation.Tests.Benchmarks;

public sealed class BenchmarkRunnerTests
{
    private const int Count = 40;

    /// <summary>Problem i asks for i; a worker that repeats the question's number is right.</summary>
    private static readonly Problem[] Problems =
        [.. Enumerable.Range(0, Count).Select(index => new Problem($"p{index}", $"Say {index}", $"{index}", ["say"]))];

    [Fact]
    public async Task RunAsync_RightWrongFaultedAndRefused_AreJudgedAsWhatTheyAre()
    {
        using var client = new ScriptedChatClient(call => NumberIn(call) switch
        {
            0 => ScriptedReply.Throws(new TimeoutException("Too late.")),
            1 => new ScriptedReply("wrong"),
            2 => new ScriptedReply("") { FinishReason = Microsoft.Extensions.AI.ChatFinishReason.ContentFilter },
            var number => new ScriptedReply($"{number}"),
        });

        var result = await RunAsync(Single(client), concurrency: 1);

        Assert.IsType<Verdict.Faulted>(result.Problems[0].Verdict);
        Assert.False(Assert.IsType<Verdict.Graded>(result.Problems[1].Verdict).Grade.IsCorrect);
        Assert.IsType<Verdict.Unanswered>(result.Problems[2].Verdict);
        Assert.All(result.Problems.Skip(3), problem => Assert.True(problem.Verdict.IsRight));
        var figures = result.ToRow().Figures;
        Assert.Equal((Count, 1, 0), (figures.Problems, figures.Faulted, figures.Unusable));
        Assert.Equal((Count - 3, Count - 1), (figures.Accuracy.Successes, figures.Accuracy.Trials));
    }

    [Fact]
    public async Task RunAsync_UnusableWorkflow_IsWrongAndCounted()
    {
        using var client = new ScriptedChatClient("12");
        var entrant = new BenchmarkEntrant("confused", new FixedConductor("I do not know."), Pools.Of(client));

        var result = await RunAsync(entrant, concurrency: 1);

        var figures = result.ToRow().Figures;
        Assert.Equal((0, Count, Count), (figures.Accuracy.Successes, figures.Accuracy.Trials, figures.Unusable));
        Assert.Empty(client.Calls);
    }

    [Fact]
    public async Task RunAsync_AnswerWithinBudgetSpent_IsUnanswered()
    {
        using var client = new ScriptedChatClient("12");
        var entrant = Single(client) with { Options = new() { MaxPrice = 0.5m } };

        var result = await RunAsync(entrant, concurrency: 1);

        Assert.All(result.Problems, problem => Assert.IsType<Verdict.Unanswered>(problem.Verdict));
    }

    [Fact]
    public async Task RunAsync_AnyConcurrency_GivesTheSameResultsInTheProblemsOrder()
    {
        using var client = new ScriptedChatClient(
            call => new ScriptedReply($"{NumberIn(call)}/{call.Options!.Seed}"));
        var pool = Pools.Of(client, client, client);
        var entrant = new BenchmarkEntrant("random", new RandomTeamConductor(), pool);

        var alone = await RunAsync(entrant, concurrency: 1);
        var together = await RunAsync(entrant, concurrency: 8);

        Assert.Equal(Problems, alone.Problems.Select(result => result.Problem));
        Assert.Equal(
            alone.Problems.Select(result => result with { Elapsed = default, Called = [], Rounds = [], StandIns = [] }),
            together.Problems.Select(result => result with { Elapsed = default, Called = [], Rounds = [], StandIns = [] }));
        Assert.Equal(
            alone.Problems.Select(result => result.Called), together.Problems.Select(result => result.Called));
        Assert.Equal(
            alone.Problems.SelectMany(result => result.Rounds), together.Problems.SelectMany(result => result.Rounds));
        Assert.True(alone.Problems.Select(result => result.Steps).Distinct().Count() > 1);
    }

    [Fact]
    public async Task RunAsync_PoolOfItsOwnForEachProblem_IsTheOneThatAnswers()
    {
        using var client = new ScriptedChatClient("12");
        var usual = Pools.Of(client, client, client);
        var entrant = new BenchmarkEntrant("random", new RandomTeamConductor(), usual)
        {
            DrawPool = index => new WorkerPool([usual.Workers[index % 3]]),
        };

        var result = await RunAsync(entrant, concurrency: 2);

        Assert.All(result.Problems.Index(), pair => Assert.Equal(
            [usual.Workers[pair.Index % 3].Name], pair.Item.Called.Distinct()));
    }

    [Fact]
    public async Task RunAsync_Concurrency_IsReachedAndNotExceeded()
    {
        const int concurrency = 3;
        using var conductor = new CountingConductor(concurrency);
        using var client = new ScriptedChatClient("12");
        var entrant = new BenchmarkEntrant("counting", conductor, Pools.Of(client));

        await RunAsync(entrant, concurrency);

        Assert.Equal(concurrency, conductor.Most);
    }

    [Fact]
    public async Task RunAsync_FixedConductorLongerThanTheLimit_IsGivenTheStepsItDeclares()
    {
        using var client = new ScriptedChatClient(call => new ScriptedReply($"{NumberIn(call)}"));
        var pool = Pools.Of(client, client, client);
        var entrant = new BenchmarkEntrant("mixture", new MixtureOfAgentsConductor("w1", layers: 2), pool);

        var result = await RunAsync(entrant, concurrency: 2);

        Assert.All(result.Problems, problem => Assert.Equal(7, problem.Steps));
        Assert.All(result.Problems, problem => Assert.True(problem.Verdict.IsRight));
        Assert.Equal(7 * 15, result.ToRow().Figures.MeanTokens);
        Assert.Equal(7 * 20m, result.ToRow().Figures.MeanPrice);
        Assert.Equal(7 * 20m, result.ToRow().Figures.MeanWorkerPrice);
    }

    [Fact]
    public async Task RunAsync_Progress_CountsEveryProblemOnce()
    {
        using var client = new ScriptedChatClient("12");
        var seen = new Collector();

        await RunAsync(Single(client), concurrency: 4, seen);

        Assert.Equal(Enumerable.Range(1, Count), seen.Reports.Select(report => report.Done));
        Assert.Equal(
            Problems.Select(problem => problem.Id).Order(),
            seen.Reports.Select(report => report.Latest.Problem.Id).Order());
        Assert.All(seen.Reports, report => Assert.Equal(("single", Count), (report.Entrant, report.Problems)));
    }

    [Fact]
    public async Task RunAsync_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        using var client = new ScriptedChatClient(_ =>
        {
            source.Cancel();
            return new ScriptedReply("12");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new BenchmarkRunner(new ExactAnswerGrader()).RunAsync(Single(client), Problems, null, source.Token));
    }

    [Fact]
    public async Task RunAsync_WorkerThatThePoolLacks_SaysSo()
    {
        using var client = new ScriptedChatClient("12");
        var entrant = new BenchmarkEntrant("nobody", new SingleWorkerConductor("dee"), Pools.Of(client));

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(entrant, concurrency: 1));

        Assert.StartsWith("The pool has no worker called 'dee'", refusal.Message);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, null)]
    public async Task RunAsync_AnotherWorkerStoodIn_CountsWhereTheEntrantIsATeam(bool counts, bool? expected)
    {
        using var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new TimeoutException("Too late.")));
        using var spare = new ScriptedChatClient(call => new ScriptedReply($"{NumberIn(call)}"));
        var once = new ResilienceOptions { MaxAttempts = 1 };
        var pool = ResilientPool.Create(
        [
            new ResilientWorker(new Worker("w0", Pools.Card, broken)) { Options = once, Fallbacks = ["w1"] },
            new ResilientWorker(new Worker("w1", Pools.Card, spare)) { Options = once },
        ]);
        var entrant = new BenchmarkEntrant("w0", new SingleWorkerConductor("w0"), pool) { CountsStandIns = counts };

        var result = await RunAsync(entrant, concurrency: 1);

        Assert.All(result.Problems, problem => Assert.Equal(expected, problem.Verdict.IsRight));
        Assert.All(result.Problems, problem => Assert.Equal(["w1"], problem.StandIns));
    }

    private static BenchmarkEntrant Single(ScriptedChatClient client) =>
        new("single", new SingleWorkerConductor("w0"), Pools.Of(client));

    private static int NumberIn(ScriptedCall call) =>
        int.Parse(WorkerMessage.Parse(call.Text).Subtask.Split(' ')[^1]);

    private static Task<BenchmarkResult> RunAsync(
        BenchmarkEntrant entrant,
        int concurrency,
        IProgress<BenchmarkProgress>? progress = null)
    {
        var options = new BenchmarkOptions { Concurrency = concurrency, Seed = 4 };
        var runner = new BenchmarkRunner(new ExactAnswerGrader(), options);
        return runner.RunAsync(entrant, Problems, progress, TestContext.Current.CancellationToken);
    }

    private sealed class Collector : IProgress<BenchmarkProgress>
    {
        public List<BenchmarkProgress> Reports { get; } = [];

        public void Report(BenchmarkProgress value) => Reports.Add(value);
    }
}
