using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Resilience;

public sealed class ResilientPoolTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>What a call of the tests can cost at most: 24 bytes and the framing in, 100 tokens out.</summary>
    private static readonly TokenUsage Most = new("[Question]\nQ\n[Subtask]\ns".Length + PriceBound.FramingTokens, 100);

    private static decimal PriceOf(TokenUsage usage) => usage.InputTokens + (2m * usage.OutputTokens);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_FailsTwiceThenAnswers_IsAnsweredOnceAndEveryFailureIsRecorded(bool isStreaming)
    {
        var pool = new FlakyPool { IsStreaming = isStreaming }
            .Add(FlakyPool.TurnedAway(), FlakyPool.TurnedAway(FaultKind.RateLimited), new ScriptedReply("fine"));

        var step = await pool.RunAsync();

        Assert.Equal("fine", step.Output);
        Assert.Equal([FaultKind.Unavailable, FaultKind.RateLimited], step.FailedAttempts.Select(one => one.Fault));
        Assert.Equal(step.FailedAttempts, pool.Observer.Failed);
        Assert.Equal((new TokenUsage(10, 5), true, 20m), (step.Usage, step.IsUsageReported, step.Price));
        Assert.Null(step.StandIn);
    }

    [Fact]
    public async Task RunAsync_StreamBreaksOff_WhatItBroughtIsVoidAndCountsAsWorstCase()
    {
        var pool = new FlakyPool { IsStreaming = true }.Add(FlakyPool.Cut("wrong start"), new ScriptedReply("right"));

        var step = await pool.RunAsync();

        Assert.Equal(("right", "right"), (step.Output, pool.Observer.Text));
        Assert.Equal((Most + new TokenUsage(10, 5), false), (step.Usage, step.IsUsageReported));
        Assert.Equal(PriceOf(step.Usage), step.Price);
    }

    [Fact]
    public async Task RunAsync_StreamBreaksOffAndSaysWhatItCost_CountsThat()
    {
        var pool = new FlakyPool { IsStreaming = true }
            .Add(FlakyPool.Cut("x", new TokenUsage(7, 3)), new ScriptedReply("right"));

        var step = await pool.RunAsync();

        Assert.Equal((new TokenUsage(17, 8), true), (step.Usage, step.IsUsageReported));
    }

    [Fact]
    public async Task RunAsync_ServiceAsksForTime_GetsItAndLittleMore()
    {
        var pool = new FlakyPool().Add(
            FlakyPool.TurnedAway(FaultKind.RateLimited, 20 * Second), new ScriptedReply("fine"));

        var step = await pool.RunAsync();

        Assert.Equal("fine", step.Output);
        Assert.InRange(pool.Clock.Elapsed, 20 * Second, 21 * Second);
        Assert.InRange(step.FailedAttempts[0].Wait!.Value, 20 * Second, 21 * Second);
    }

    [Fact]
    public async Task RunAsync_ServiceAsksForMoreTimeThanAllowed_AnotherStandsInAtOnce()
    {
        var pool = new FlakyPool()
            .Add(["w1"], [FlakyPool.TurnedAway(FaultKind.RateLimited, 31 * Second)])
            .Add(new ScriptedReply("from w1"));

        var step = await pool.RunAsync();

        Assert.Equal(("from w1", "w1", 1), (step.Output, step.StandIn, pool.CallsOf(0)));
        Assert.Equal(TimeSpan.Zero, pool.Clock.Elapsed);
        Assert.Null(Assert.Single(step.FailedAttempts).Wait);
    }

    [Fact]
    public async Task RunAsync_NothingHelps_EndsWithTheLastFaultAndSaysHowOftenItWasTried()
    {
        var pool = new FlakyPool { Options = new() { MaxAttempts = 3, BreakerShare = null } }
            .Add(["w1"], [FlakyPool.TurnedAway()])
            .Add(FlakyPool.TurnedAway(FaultKind.TimedOut));

        var step = await pool.RunAsync();

        Assert.Equal(
            new StepOutcome.Faulted(FaultKind.TimedOut, "busy It was tried 6 times in all."), step.Outcome);
        Assert.Equal((5, 0m, "w1"), (step.FailedAttempts.Count, step.Price, step.StandIn));
    }

    [Theory]
    [InlineData(FaultKind.Malformed)]
    [InlineData(FaultKind.Unauthenticated)]
    public async Task RunAsync_FaultThatRepeatsItself_IsNotTriedAgainButAnotherStandsIn(FaultKind fault)
    {
        var pool = new FlakyPool().Add(["w1"], [FlakyPool.TurnedAway(fault)]).Add(new ScriptedReply("from w1"));

        var step = await pool.RunAsync();

        Assert.Equal(("from w1", 1, 1), (step.Output, pool.CallsOf(0), pool.CallsOf(1)));
    }

    [Fact]
    public async Task RunAsync_RefusedOrTruncated_IsAnOutcomeAndNotTriedAgain()
    {
        var refused = new FlakyPool().Add(
            new ScriptedReply("no") { FinishReason = ChatFinishReason.ContentFilter });
        var truncated = new FlakyPool().Add(
            new ScriptedReply("half") { FinishReason = ChatFinishReason.Length });

        StepOutcome[] outcomes = [(await refused.RunAsync()).Outcome, (await truncated.RunAsync()).Outcome];

        Assert.Equal([new StepOutcome.Refused("no"), new StepOutcome.Truncated("half")], outcomes);
        Assert.Equal((1, 1), (refused.CallsOf(0), truncated.CallsOf(0)));
    }

    [Theory]
    [InlineData(false, "No answer within 2 s.")]
    [InlineData(true, "The stream stood still for 1 s.")]
    public async Task RunAsync_CallHangs_IsGivenUpInTimeAndMadeAgain(bool isStreaming, string expected)
    {
        var pool = new FlakyPool
        {
            IsStreaming = isStreaming,
            Options = new() { AttemptTimeout = 2 * Second, IdleTimeout = Second, BreakerShare = null },
        };
        pool.Add(new ScriptedReply("half")
        {
            Delay = isStreaming ? TimeSpan.Zero : TimeSpan.FromHours(1),
            Stall = isStreaming ? TimeSpan.FromHours(1) : TimeSpan.Zero,
        }, new ScriptedReply("fine"));

        var step = await pool.RunAsync();

        Assert.Equal("fine", step.Output);
        Assert.Equal((FaultKind.TimedOut, expected), (step.FailedAttempts[0].Fault, step.FailedAttempts[0].Message));
        Assert.Equal(Most + new TokenUsage(10, 5), step.Usage);
    }

    [Fact]
    public async Task RunAsync_DeadlineOfTheStepPasses_HoldsAndCountsWhatWasCalled()
    {
        var pool = new FlakyPool { CallTimeout = 10 * Second, Options = new() { Delay = 4 * Second } };
        pool.Add(FlakyPool.Cut("", new TokenUsage(1, 1)), new ScriptedReply("late") { Delay = 60 * Second });

        var step = await pool.RunAsync();

        Assert.Equal(FaultKind.TimedOut, Assert.IsType<StepOutcome.Faulted>(step.Outcome).Fault);
        Assert.Equal(10 * Second, pool.Clock.Elapsed);
        Assert.Equal((Most + new TokenUsage(1, 1), false), (step.Usage, step.IsUsageReported));
    }

    [Fact]
    public async Task RunAsync_AnotherAttemptWouldNotFitTheBudget_IsNotMade()
    {
        var enough = PriceOf(Most) * 2;
        var tight = new FlakyPool { Budget = new RunBudget(enough - 1) }.Add(FlakyPool.Cut(""), new ScriptedReply("x"));
        var ample = new FlakyPool { Budget = new RunBudget(enough) }.Add(FlakyPool.Cut(""), new ScriptedReply("x"));

        var refused = await tight.RunAsync();
        var answered = await ample.RunAsync();

        Assert.Equal((1, PriceOf(Most)), (tight.CallsOf(0), tight.Budget.Spent));
        Assert.IsType<StepOutcome.Faulted>(refused.Outcome);
        Assert.Equal(("x", PriceOf(Most) + 20m), (answered.Output, ample.Budget.Spent));
        Assert.Equal((0m, 0m), (tight.Budget.Reserved, ample.Budget.Reserved));
    }

    [Fact]
    public async Task RunAsync_WorkerFailsTooOften_IsLeftAloneAndTriedAgainLater()
    {
        var pool = new FlakyPool
        {
            Options = new() { MaxAttempts = 1, BreakerCalls = 2, BreakerPause = 15 * Second },
        };
        pool.Add(["w1"], [FlakyPool.TurnedAway(), FlakyPool.TurnedAway(), new ScriptedReply("well again")])
            .Add(new ScriptedReply("from w1"));
        var workers = pool.Build();

        var outputs = new List<string>();
        for (var call = 0; call < 4; call++)
        {
            outputs.Add(await AskAsync());
        }

        var callsWhileFailing = pool.CallsOf(0);
        pool.Clock.Advance(16 * Second);
        var later = await AskAsync();

        Assert.All(outputs, output => Assert.Equal("from w1", output));
        Assert.Equal((2, "well again"), (callsWhileFailing, later));

        async Task<string> AskAsync() => (await workers.Workers[0].Client
            .GetResponseAsync("Q", cancellationToken: TestContext.Current.CancellationToken)).Text;
    }

    [Fact]
    public void Create_UnknownOrOwnFallback_IsRefused()
    {
        var worker = new Worker("a", Pools.Card, new ScriptedChatClient("x"));

        var unknown = Assert.Throws<ArgumentException>(
            () => ResilientPool.Create([new ResilientWorker(worker) { Fallbacks = ["b"] }]));
        var own = Assert.Throws<ArgumentException>(
            () => ResilientPool.Create([new ResilientWorker(worker) { Fallbacks = ["A"] }]));

        Assert.Contains("'b', who is to stand in for 'a', is not in the pool; it has a.", unknown.Message);
        Assert.Contains("'a' cannot stand in for itself.", own.Message);
    }
}
