using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Runs;

public sealed class BoundedConductorTests
{
    private const string OneStep = "model_id = [0]\nsubtasks = [\"s\"]\naccess_list = [[]]";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_ConductorMightCostMoreThanIsLeft_IsNotCalled()
    {
        var conductor = new Bounded(new FixedConductor(OneStep) { Usage = new TokenUsage(50, 1) });
        var client = new ScriptedChatClient("x");
        var options = new RunOptions { MaxPrice = 99m, ConductorPrice = new TokenPrice(1_000_000m, 0m) };

        var result = await new RunEngine(conductor, Pools.Of(client), options).RunAsync("Q", cancellationToken: Token);

        Assert.Equal(new RunOutcome.OverBudget(null), result.Outcome);
        Assert.Empty(conductor.Inner.Requests);
        Assert.Empty(client.Calls);
        Assert.Equal(0m, result.TotalPrice);
    }

    [Fact]
    public async Task RunAsync_ConductorFits_IsCharged()
    {
        var conductor = new Bounded(new FixedConductor(OneStep) { Usage = new TokenUsage(50, 1) });
        var options = new RunOptions { MaxPrice = 100_000m, ConductorPrice = new TokenPrice(1_000_000m, 0m) };

        var result = await new RunEngine(conductor, Pools.Of(new ScriptedChatClient("x")), options)
            .RunAsync("Q", cancellationToken: Token);

        Assert.IsType<RunOutcome.Answered>(result.Outcome);
        Assert.Equal(50m, result.ConductorPrice);
    }

    private sealed class Bounded(FixedConductor inner) : IBoundedConductor
    {
        public FixedConductor Inner => inner;

        public TokenUsage Bound(ConductorRequest request) => new(100, 10);

        public ValueTask<ConductorReply> ConductAsync(
            ConductorRequest request, CancellationToken cancellationToken = default) =>
            inner.ConductAsync(request, cancellationToken);
    }
}
