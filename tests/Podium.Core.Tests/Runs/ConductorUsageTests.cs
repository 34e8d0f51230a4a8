using Podium.Core.Budgets;
using Podium.Core.Conductors.Chat;
using Podium.Core.Records;
using Podium.Core.Resilience;
using Podium.Core.Runs;
using Podium.Core.Tests.Conductors.Chat;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Runs;

/// <summary>What a model that conducts is booked with, call by call, and whether its service said so.</summary>
public sealed class ConductorUsageTests
{
    private static readonly TokenPrice Price = new(1_000_000m, 2_000_000m)
    {
        LongPrompt = new PriceTier(1000, new TokenPrice(10_000_000m, 20_000_000m)),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task RunAsync_ConductorsUsage_IsAtMostUnlessReported(bool isResilient, bool isReported)
    {
        var run = await RunAsync(
            isResilient, new ScriptedReply(Model.OneStep) { Usage = isReported ? new TokenUsage(10, 5) : null });

        var written = run.Events.OfType<RunEvent.WorkflowWritten>().Single();
        Assert.Equal((isReported, isReported), (run.Rounds[0].IsConductorUsageReported, run.IsUsageReported));
        Assert.Equal(!isReported, written.IsUsageAtMost);
        Assert.Equal(!isReported, run.Events.OfType<RunEvent.RunCompleted>().Single().IsConductorUsageAtMost);
        Assert.Equal(isReported, written.Usage == new TokenUsage(10, 5));
        Assert.True(isReported || written.Price >= Price.Of(written.Usage));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_TwoCallsOfAConductor_EachCostsByItsOwnLength(bool isResilient)
    {
        var usage = new TokenUsage(600, 5);

        var run = await RunAsync(
            isResilient,
            new ScriptedReply(Model.Broken) { Usage = usage },
            new ScriptedReply(Model.OneStep) { Usage = usage });

        Assert.Equal((usage + usage, 1220m), (run.ConductorUsage, run.ConductorPrice));
        Assert.Equal((2, true), (run.Rounds[0].ConductorCalls, run.IsUsageReported));
    }

    [Fact]
    public async Task RunAsync_ModelFailsAndAFallbackWrites_BothAreBooked()
    {
        var conductor = new ChatConductor(
            Model.Of(Model.Client(new ScriptedReply(Model.Broken))),
            new ChatConductorOptions
            {
                Fallback = new FixedConductor(Model.OneStep) { Usage = new TokenUsage(7, 1) },
            });

        var run = await new RunEngine(
            conductor, Pools.Of(new ScriptedChatClient("x")), new RunOptions { ConductorPrice = Price })
            .RunAsync("Q", null, Token);

        Assert.Equal((new TokenUsage(27, 11), 49m), (run.ConductorUsage, run.ConductorPrice));
    }

    private static Task<RunResult> RunAsync(bool isResilient, params IReadOnlyList<ScriptedReply> replies)
    {
        var pool = Pools.Of(new ScriptedChatClient("x"));
        var model = Model.Of(Model.Client(replies)) with { Card = Model.Card with { Price = Price } };
        model = isResilient ? ResilientPool.Join(new ResilientWorker(model), pool) : model;
        return new RunEngine(new ChatConductor(model), pool, new RunOptions { ConductorPrice = Price })
            .RunAsync("Q", null, Token);
    }
}
