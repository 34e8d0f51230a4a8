using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Resilience;

public sealed class HedgedCallTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly ResilienceOptions Hedging = new() { BreakerShare = null, HedgeAfter = 2 * Second };

    /// <summary>What a call of the tests can use at most: 24 bytes and the framing in, 100 tokens out.</summary>
    private static readonly TokenUsage Most = new("[Question]\nQ\n[Subtask]\ns".Length + PriceBound.FramingTokens, 100);

    private static decimal PriceOf(TokenUsage usage) => usage.InputTokens + (2m * usage.OutputTokens);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_FirstCallBringsSomethingInTime_ThereIsNoSecond(bool isStreaming)
    {
        var pool = new FlakyPool { Options = Hedging, IsStreaming = isStreaming }
            .Add(new ScriptedReply("fine") { Delay = 1.9 * Second, Stall = 30 * Second });

        var step = await pool.RunAsync();

        Assert.Equal(("fine", 1), (step.Output, pool.CallsOf(0)));
        Assert.Empty(step.FailedAttempts);
        Assert.Equal((20m, true), (step.Price, step.IsUsageReported));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_FirstCallIsSlow_SecondOneAnswersAndFirstCountsWithItsMost(bool isStreaming)
    {
        var pool = new FlakyPool { Options = Hedging, IsStreaming = isStreaming }
            .Add(new ScriptedReply("slow") { Delay = 60 * Second }, new ScriptedReply("fast") { Delay = Second });

        var step = await pool.RunAsync();

        Assert.Equal(("fast", 2, 3 * Second), (step.Output, pool.CallsOf(0), pool.Clock.Elapsed));
        var overtaken = Assert.Single(step.FailedAttempts);
        Assert.Equal((FaultKind.Overtaken, Most, 3 * Second), (overtaken.Fault, overtaken.Usage, overtaken.Elapsed));
        Assert.Equal((Most + new TokenUsage(10, 5), false), (step.Usage, step.IsUsageReported));
        Assert.Equal((PriceOf(Most) + 20m, PriceOf(Most)), (step.Price, overtaken.Price));
        Assert.Null(step.StandIn);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_AnotherWorkerIsFaster_StandsIn(bool isStreaming)
    {
        var pool = new FlakyPool { Options = Hedging, IsStreaming = isStreaming, HedgeWith = "w1" }
            .Add(new ScriptedReply("slow") { Delay = 60 * Second })
            .Add(new ScriptedReply("from w1"));

        var step = await pool.RunAsync();

        Assert.Equal(("from w1", "w1", 1, 1), (step.Output, step.StandIn, pool.CallsOf(0), pool.CallsOf(1)));
        Assert.Equal("w0", Assert.Single(step.FailedAttempts).Worker);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_FirstCallAnswersAfterAll_SecondIsLeft(bool isStreaming)
    {
        var pool = new FlakyPool { Options = Hedging, IsStreaming = isStreaming, HedgeWith = "w1" }
            .Add(new ScriptedReply("late") { Delay = 3 * Second })
            .Add(new ScriptedReply("later") { Delay = 60 * Second });

        var step = await pool.RunAsync();

        Assert.Equal(("late", null, 3 * Second), (step.Output, step.StandIn, pool.Clock.Elapsed));
        var overtaken = Assert.Single(step.FailedAttempts);
        Assert.Equal(("w1", FaultKind.Overtaken, Second), (overtaken.Worker, overtaken.Fault, overtaken.Elapsed));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_FirstCallFailsBesideSecond_SecondIsWaitedFor(bool isStreaming)
    {
        var failing = FlakyPool.TurnedAway() with { Delay = 3 * Second };
        var pool = new FlakyPool { Options = Hedging, IsStreaming = isStreaming }
            .Add(failing, new ScriptedReply("fine") { Delay = 5 * Second });

        var step = await pool.RunAsync();

        Assert.Equal(("fine", 2, 7 * Second), (step.Output, pool.CallsOf(0), pool.Clock.Elapsed));
        Assert.Equal(FaultKind.Unavailable, Assert.Single(step.FailedAttempts).Fault);
        Assert.Equal((20m, true), (step.Price, step.IsUsageReported));
    }

    [Fact]
    public async Task RunAsync_BothCallsFail_TheyAreMadeAgainAndEachIsRecordedOnce()
    {
        var slow = FlakyPool.TurnedAway(FaultKind.Unavailable) with { Delay = 4 * Second };
        var pool = new FlakyPool { Options = Hedging }
            .Add(slow, FlakyPool.TurnedAway(FaultKind.CutStream), new ScriptedReply("fine"));

        var step = await pool.RunAsync();

        Assert.Equal(("fine", 3), (step.Output, pool.CallsOf(0)));
        Assert.Equal([FaultKind.CutStream, FaultKind.Unavailable], step.FailedAttempts.Select(one => one.Fault));
        Assert.Equal([false, true], step.FailedAttempts.Select(one => one.Wait is not null));
    }

    [Fact]
    public async Task RunAsync_FasterStreamBreaksOff_ItsBeginningIsVoidAndTheWorkerItselfIsCalledAgain()
    {
        var pool = new FlakyPool { Options = Hedging, IsStreaming = true, HedgeWith = "w1" }
            .Add(new ScriptedReply("slow") { Delay = 60 * Second }, new ScriptedReply("right"))
            .Add(FlakyPool.Cut("wrong start"));

        var step = await pool.RunAsync();

        Assert.Equal(("right", "right", null), (step.Output, pool.Observer.Text, step.StandIn));
        Assert.Equal([FaultKind.Overtaken, FaultKind.CutStream], step.FailedAttempts.Select(one => one.Fault));
    }

    [Fact]
    public async Task RunAsync_AnotherAnswersWheneverTheWorkerFails_WorkerIsLeftAloneAllTheSame()
    {
        var options = Hedging with { BreakerShare = 0.5, BreakerCalls = 4, BreakerPause = 600 * Second };
        var clock = new ManualClock();
        var failing = new ScriptedChatClient(_ => FlakyPool.TurnedAway() with { Delay = 3 * Second }, clock);
        var answering = new ScriptedChatClient(_ => new ScriptedReply("fine") { Delay = 5 * Second }, clock);
        var pool = ResilientPool.Create(
            [
                new ResilientWorker(new Worker("w0", Pools.Card, failing)) { Options = options, HedgeWith = "w1" },
                new ResilientWorker(new Worker("w1", Pools.Card, answering)),
            ],
            clock: clock);

        for (var call = 0; call < 4; call++)
        {
            var answer = await clock.RunAsync(() => pool.Workers[0].Client.GetResponseAsync("Q"));
            Assert.Equal("fine", answer.Text);
        }

        var fault = await Assert.ThrowsAsync<WorkerFaultException>(
            () => clock.RunAsync(() => pool.Workers[0].Client.GetResponseAsync("Q")));
        Assert.Contains("left alone", fault.Message, StringComparison.Ordinal);
        Assert.Equal((4, 4), (failing.Calls.Count, answering.Calls.Count));
    }

    [Fact]
    public async Task RunAsync_SecondCallDoesNotFitTheBudget_FirstIsWaitedFor()
    {
        var budget = new RunBudget((2 * PriceOf(Most)) - 1);
        var pool = new FlakyPool { Options = Hedging, Budget = budget }
            .Add(new ScriptedReply("slow") { Delay = 60 * Second });

        var step = await pool.RunAsync();

        Assert.Equal(("slow", 1), (step.Output, pool.CallsOf(0)));
        Assert.Equal((20m, 0m), (budget.Spent, budget.Reserved));
    }

    [Fact]
    public async Task GetResponseAsync_OnePlaceAtTheWorker_SecondCallIsNotWaitedForWhenTheFirstFails()
    {
        var slow = FlakyPool.TurnedAway() with { Delay = Second / 10 };
        var client = new ScriptedChatClient(_ => slow, TimeProvider.System);
        var options = Hedging with { HedgeAfter = Second / 1000, MaxConcurrency = 1, MaxAttempts = 1 };
        var worker = new ResilientWorker(new Worker("w0", Pools.Card, client)) { Options = options };
        var pool = ResilientPool.Create([worker]);

        var ask = () => pool.Workers[0].Client.GetResponseAsync("Q", null, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<WorkerFaultException>(ask);
        Assert.Single(client.Calls);
    }

    [Fact]
    public async Task RunAsync_CancelledWithBothCallsInFlight_BothCountWithTheirMost()
    {
        var budget = new RunBudget(10_000m);
        var pool = new FlakyPool { Options = Hedging, Budget = budget, CancelAfter = 10 * Second }
            .Add(new ScriptedReply("never") { Delay = 60 * Second });

        var step = await pool.RunAsync();

        Assert.Equal(new StepOutcome.Cancelled(), step.Outcome);
        Assert.Equal((2, 2 * PriceOf(Most), 0m), (pool.CallsOf(0), budget.Spent, budget.Reserved));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_CallsOfAnySpeedAndFate_AnswerIsWholeAndEveryCallIsAccountedForOnce(bool isStreaming)
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var budget = new RunBudget(PriceOf(Most) * random.Next(1, 8));
            var pool = new FlakyPool
            {
                Options = Hedging with { AttemptTimeout = random.Next(3, 8) * Second },
                Budget = budget,
                IsStreaming = isStreaming,
                HedgeWith = random.Next(2) == 0 ? "w1" : null,
            };
            pool.Add(["w1"], Replies(random, "first")).Add(Replies(random, "second"));

            var step = await pool.RunAsync();

            var calls = pool.CallsOf(0) + pool.CallsOf(1);
            var reported = step.Outcome is StepOutcome.OverBudget ? calls : calls - 1;
            Assert.True(reported == step.FailedAttempts.Count, $"Seed {seed}: {calls} calls, {step.Outcome}");
            Assert.True(step.Output is null or "the first answer" or "the second answer", $"Seed {seed}");
            Assert.Equal((step.Price, 0m), (budget.Spent, budget.Reserved));
            Assert.InRange(budget.Spent, step.FailedAttempts.Sum(one => one.Price), budget.Limit!.Value);
            Assert.True(step.Output is null || !isStreaming || pool.Observer.Text == step.Output, $"Seed {seed}");
        }
    }

    private static ScriptedReply[] Replies(Random random, string name) =>
        [.. Enumerable.Range(0, 3).Select(_ => Reply(random, $"the {name} answer"))];

    private static ScriptedReply Reply(Random random, string text) => new(text)
    {
        Delay = random.Next(6) * Second,
        Stall = random.Next(3) * Second,
        IgnoresCancellation = random.Next(2) == 0,
        Fault = random.Next(3) switch
        {
            0 => new WorkerFaultException(FaultKind.Unavailable, "down") { Usage = default(TokenUsage) },
            1 when random.Next(2) == 0 => new WorkerFaultException(FaultKind.CutStream, "cut"),
            _ => null,
        },
    };
}
