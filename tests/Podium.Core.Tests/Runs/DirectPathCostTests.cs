using Microsoft.Extensions.AI;
using Podium.Core.Records;
using Podium.Core.Resilience;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Runs;

/// <summary>What a run adds to a call that it only passes on; measured with nothing else beside.</summary>
[Collection(nameof(DirectPathCostTests))]
[CollectionDefinition(nameof(DirectPathCostTests), DisableParallelization = true)]
public sealed class DirectPathCostTests
{
    private const int WarmUps = 200;
    private const int Repeats = 200;
    private const string OneStep = "model_id = [0]\nsubtasks = [\"s\"]\naccess_list = [[]]";

    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_OneStep_AddsLessThanAMillisecond(bool isStreaming)
    {
        var client = new ScriptedChatClient("x");
        var pool = ResilientPool.Create([new ResilientWorker(new Worker("w", Pools.Card, client))]);
        var engine = new RunEngine(new FixedConductor(OneStep), pool);
        var listener = new Listener(isStreaming);

        var direct = await MedianAsync(async () => (await AskAsync(client, isStreaming)).Text);
        var through = await MedianAsync(
            async () => (await engine.RunAsync("Q", listener, TestContext.Current.CancellationToken)).Answer);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{direct.TotalMicroseconds:0} us direct, {through.TotalMicroseconds:0} us through a run");
        Assert.InRange(through - direct, -Most, Most);
    }

    private static Task<ChatResponse> AskAsync(IChatClient client, bool isStreaming)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        return isStreaming
            ? client.GetStreamingResponseAsync("Q", null, cancellationToken).ToChatResponseAsync(cancellationToken)
            : client.GetResponseAsync("Q", null, cancellationToken);
    }

    private static async Task<TimeSpan> MedianAsync(Func<Task<string?>> ask)
    {
        var times = new List<TimeSpan>();
        for (var repeat = 0; repeat < WarmUps + Repeats; repeat++)
        {
            var start = TimeProvider.System.GetTimestamp();
            var answer = await ask();
            times.Add(TimeProvider.System.GetElapsedTime(start));
            Assert.Equal("x", answer);
        }

        return times.Skip(WarmUps).Order().ElementAt(Repeats / 2);
    }

    private sealed class Listener(bool isStreaming) : IRunObserver
    {
        public bool IsStreaming => isStreaming;

        public void OnEvent(RunEvent runEvent)
        {
        }

        public void OnOutput(int round, int step, string text)
        {
        }
    }
}
