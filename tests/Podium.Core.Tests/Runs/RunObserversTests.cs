using Podium.Core.Records;
using Podium.Core.Runs;
using Podium.Testing;

namespace Podium.Core.Tests.Runs;

public sealed class RunObserversTests
{
    private const string OneStep = "model_id = [0]\nsubtasks = [\"s\"]\naccess_list = [[]]";

    [Theory]
    [InlineData(true, OneStep + " ")]
    [InlineData(false, "")]
    public async Task OnPlan_OneOfSeveral_HearsThePlanIfItStreams(bool isStreaming, string heard)
    {
        var listener = new PlanListener(isStreaming);
        using var folder = new TemporaryFolder();
        using var record = new RunRecordWriter(folder.PathOf("run.jsonl"));
        var engine = new RunEngine(
            new FixedConductor(OneStep), Pools.Of(new ScriptedChatClient("6")), new RunOptions());

        await engine.RunAsync("Q", new RunObservers(record, listener), TestContext.Current.CancellationToken);

        Assert.Equal(heard, listener.Plan);
    }

    private sealed class PlanListener(bool isStreaming) : IPlanObserver
    {
        public bool IsStreaming => isStreaming;

        public string Plan { get; private set; } = "";

        public void OnEvent(RunEvent runEvent)
        {
        }

        public void OnOutput(int round, int step, string text)
        {
        }

        public void OnPlan(int round, string text) => Plan += text;
    }
}
