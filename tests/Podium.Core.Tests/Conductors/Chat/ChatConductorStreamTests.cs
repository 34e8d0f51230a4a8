using System.Text;
using Microsoft.Extensions.AI;
using Podium.Core.Conductors;
using Podium.Core.Conductors.Chat;
using Podium.Core.Execution;
using Podium.Core.Tests.Workflows;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Conductors.Chat;

public sealed class ChatConductorStreamTests
{
    private readonly StringBuilder _told = new();
    private readonly ConductorRequest _request;

    public ChatConductorStreamTests() =>
        _request = Writing.Request("Q?", NamedPool.Of("ann", "bob")) with { Written = text => _told.Append(text) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConductAsync_SomebodyListens_IsToldTheTextInPieces()
    {
        var pieces = 0;
        using var client = Model.Client(new ScriptedReply(Model.OneStep) { BeforePiece = () => pieces++ });

        var reply = await new ChatConductor(Model.Of(client)).ConductAsync(_request, Token);

        Assert.True(client.Calls[0].IsStreaming);
        Assert.Equal(3, pieces);
        Assert.Equal((Model.OneStep, Model.OneStep), (_told.ToString(), reply.Text));
        Assert.Equal((10, 5), (reply.Usage.InputTokenCount, reply.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task ConductAsync_Repair_FollowsWhatWasToldAndIsTheOneThatCounts()
    {
        using var client = Model.Client(Model.Broken, Model.OneStep);

        var reply = await new ChatConductor(Model.Of(client)).ConductAsync(_request, Token);

        Assert.Equal(Model.Broken, _told.ToString());
        Assert.StartsWith(Model.Broken + "\n\n(This could not be run; the conductor wrote again.)\n", reply.Text);
        Assert.EndsWith(Model.OneStep, reply.Text);
        Assert.False(client.Calls[1].IsStreaming);
        Assert.Equal([new WorkflowStep(0, "Solve it.", Access.Nothing)], StepsOf(reply));
    }

    [Fact]
    public async Task ConductAsync_AnyUnusableFirstText_LeavesTheSecondOnesWorkflow()
    {
        var second = RandomWorkflows.Next(new Random(1)) with { Steps = [new(1, "Solve \"it\".", Access.Nothing)] };
        for (var seed = 0; seed < 1000; seed++)
        {
            _told.Clear();
            var random = new Random(seed);
            var first = RandomWorkflows.HostileText(random) + RandomWorkflows.HostileText(random);
            using var client = Model.Client(
                new ScriptedReply(first) { FinishReason = ChatFinishReason.Length },
                new ScriptedReply(random.Next(2) == 0 ? WorkflowPrinter.Print(second) : WorkflowJson.Print(second)));

            var reply = await new ChatConductor(Model.Of(client)).ConductAsync(_request, Token);

            Assert.StartsWith(_told.ToString(), reply.Text);
            Assert.Equal(first, _told.ToString());
            Assert.Equal(second.Steps, StepsOf(reply));
        }
    }

    [Fact]
    public async Task ConductAsync_TwoHalvesOfAWorkflow_AreNotReadAsOne()
    {
        using var client = Model.Client("model_id = [0]\nsubtasks = [\"s\"]", "access_list = [[]]");

        var reply = await new ChatConductor(Model.Of(client)).ConductAsync(_request, Token);

        Assert.IsType<WorkflowParse.Parsed>(WorkflowParser.Parse(reply.Text, ["ann", "bob"], 5, EarlierSteps.None));
        Assert.NotNull(reply.Defect);
    }

    [Fact]
    public async Task ConductAsync_StreamFails_FallsBackBehindWhatWasTold()
    {
        using var client = Model.Client(
            new ScriptedReply("I think we need ") { Fault = new HttpRequestException("reset") });

        var reply = await Falling(client).ConductAsync(_request, Token);

        Assert.Equal("I think we need ", _told.ToString());
        Assert.StartsWith("I think we need \n\n(This could not be run; the fallback wrote what ", reply.Text);
        Assert.Equal([new WorkflowStep(1, "Q?", Access.Nothing)], StepsOf(reply));
        Assert.Equal("The conductor failed: reset", reply.Fallback);
    }

    [Fact]
    public async Task ConductAsync_StreamWithoutFinishReason_IsAFault()
    {
        using var client = Model.Client(new ScriptedReply(Model.OneStep) { FinishReason = null });

        var fault = await Assert.ThrowsAsync<WorkerFaultException>(
            async () => await new ChatConductor(Model.Of(client)).ConductAsync(_request, Token));

        Assert.Equal(FaultKind.CutStream, fault.Fault);
    }

    [Fact]
    public async Task ConductAsync_NothingToldBeforeTheFallback_LetsTheFallbackTell()
    {
        using var client = Model.Client(ScriptedReply.Throws(new TimeoutException("late")));
        using var second = Model.Client(Model.OneStep);
        var options = new ChatConductorOptions { Fallback = new ChatConductor(Model.Of(second)) };

        var reply = await new ChatConductor(Model.Of(client), options).ConductAsync(_request, Token);

        Assert.Equal((Model.OneStep, Model.OneStep), (_told.ToString(), reply.Text));
    }

    [Fact]
    public async Task ConductAsync_ListenerThrows_IsNoFaultOfTheModel()
    {
        using var client = Model.Client(Model.OneStep);
        var request = _request with { Written = _ => throw new IOException("disk full") };

        var error = await Assert.ThrowsAsync<IOException>(
            async () => await Falling(client).ConductAsync(request, Token));

        Assert.Equal("disk full", error.Message);
    }

    private static ChatConductor Falling(IChatClient client) => new(
        Model.Of(client), new ChatConductorOptions { Fallback = new SingleWorkerConductor("bob") });

    private static IReadOnlyList<WorkflowStep> StepsOf(ConductorReply reply)
    {
        Assert.Null(reply.Defect);
        var parse = WorkflowParser.Parse(reply.Text, ["ann", "bob"], 5, EarlierSteps.None);
        return Assert.IsType<WorkflowParse.Parsed>(parse).Workflow.Steps;
    }
}
