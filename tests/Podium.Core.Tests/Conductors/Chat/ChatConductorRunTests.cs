using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Conductors;
using Podium.Core.Conductors.Chat;
using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Conductors.Chat;

public sealed class ChatConductorRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_OneStep_IsOneCallOfTheWorkerWithTheQuestion()
    {
        using var worker = new ScriptedChatClient("42");
        var engine = new RunEngine(Conductor(Model.Client(Model.OneStep)), Pools.Of(worker));

        var result = await engine.RunAsync("Six times seven?", cancellationToken: Token);

        Assert.Equal("42", result.Answer);
        var message = WorkerMessage.Parse(Assert.Single(worker.Calls).Text);
        Assert.Equal(new WorkerMessage("Six times seven?", [], "Solve it."), message);
        Assert.Equal(new(10, 5), result.ConductorUsage);
    }

    [Fact]
    public async Task RunAsync_FallbackWrote_IsInTheRoundAndTheRecord()
    {
        var down = ScriptedReply.Throws(new TimeoutException("late"));
        var options = new ChatConductorOptions { Fallback = new SingleWorkerConductor("w0") };
        var engine = new RunEngine(
            new ChatConductor(Model.Of(Model.Client(down)), options), Pools.Of(new ScriptedChatClient("x")));

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.IsType<RunOutcome.Answered>(result.Outcome);
        Assert.Equal("The conductor failed: late", result.Rounds[0].Fallback);
        var record = string.Join('\n', result.Events.Select(RunRecordWriter.ToLine));
        var written = Assert.Single(RunRecordReader.Parse(record, "run").OfType<RunEvent.WorkflowWritten>());
        Assert.Equal((1, "The conductor failed: late"), (written.Calls, written.Fallback));
    }

    [Fact]
    public async Task RunAsync_FallbackIsALongVote_AnswersAndTheConductorSeesNothingOfTheCounter()
    {
        using var leader = Model.Client(Model.Broken);
        var options = new ChatConductorOptions { Fallback = new VoteConductor("w0", 5) };
        var engine = new RunEngine(
            new ChatConductor(Model.Of(leader), options),
            MajorityWorker.AddTo(Pools.Of(new ScriptedChatClient("42"))),
            new RunOptions { MaxSteps = 2, MaxRounds = 2 });

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.Equal("42", result.Answer);
        Assert.Equal(6, result.Rounds[0].Execution!.Steps.Count);
        Assert.All(
            leader.Calls, call => Assert.DoesNotContain(MajorityWorker.Name, call.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "[Step -1] saw -3, -2: ")]
    [InlineData(true, "model_id = [0, 0]\n")]
    public async Task RunAsync_FallbackIsAVote_LaterRoundsNameNoWorkerThatTheConductorLacks(
        bool isPaper, string expected)
    {
        using var leader = Model.Client(Model.Broken, Model.Broken, Model.Accept);
        var options = new ChatConductorOptions { Fallback = new VoteConductor("w0", 2) };
        options = isPaper ? options with { Prompt = new PaperPrompt() } : options;
        var engine = new RunEngine(
            new ChatConductor(Model.Of(leader), options),
            MajorityWorker.AddTo(Pools.Of(new ScriptedChatClient("42"))),
            new RunOptions { MaxRounds = 2 });

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        var shown = leader.Calls[^1].Text;
        Assert.Equal("42", result.Answer);
        Assert.Contains(expected, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("worker 1,", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_TextThatMustNotBeRun_IsUnusable()
    {
        using var worker = new ScriptedChatClient("x");
        var cut = new ScriptedReply(Model.OneStep) { FinishReason = ChatFinishReason.Length };
        var engine = new RunEngine(Conductor(Model.Client(cut)), Pools.Of(worker));

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        var error = Assert.Single(Assert.IsType<RunOutcome.UnusableWorkflow>(result.Outcome).Errors);
        Assert.Contains("cut off", error.Reason, StringComparison.Ordinal);
        Assert.Empty(worker.Calls);
    }

    [Fact]
    public async Task RunAsync_ConductorFails_IsAFaultOfTheRun()
    {
        var down = ScriptedReply.Throws(new WorkerFaultException(FaultKind.RateLimited, "slow down"));
        var engine = new RunEngine(Conductor(Model.Client(down)), Pools.Of(new ScriptedChatClient("x")));

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.Equal(
            new RunOutcome.Faulted(null, FaultKind.RateLimited, "The conductor failed: slow down"), result.Outcome);
    }

    [Fact]
    public async Task RunAsync_RepairFails_FirstCallIsPaidAllTheSame()
    {
        var down = ScriptedReply.Throws(new WorkerFaultException(FaultKind.RateLimited, "slow down"));
        var conductor = Conductor(Model.Client(new ScriptedReply(Model.Broken), down));
        var options = new RunOptions { ConductorPrice = new TokenPrice(1_000_000m, 2_000_000m) };

        var result = await new RunEngine(conductor, Pools.Of(new ScriptedChatClient("x")), options)
            .RunAsync("Q", cancellationToken: Token);

        Assert.Equal(
            new RunOutcome.Faulted(null, FaultKind.RateLimited, "The conductor failed: slow down"), result.Outcome);
        Assert.Equal((new TokenUsage(10, 5), 20m), (result.TotalUsage, result.TotalPrice));
    }

    [Theory]
    [MemberData(nameof(ChatConductorBoundTests.Prompts), MemberType = typeof(ChatConductorBoundTests),
        DisableDiscoveryEnumeration = true)]
    public async Task RunAsync_Rounds_AreShownCorrectedAndAccepted(IConductorPrompt prompt)
    {
        const string corrected = "Wrong.\nmodel_id = [1]\nsubtasks = [\"Put it right.\"]\naccess_list = [[-1]]";
        using var leader = Model.Client(Model.OneStep, corrected, Model.Accept);
        using var second = new ScriptedChatClient("right");
        var conductor = new ChatConductor(Model.Of(leader), new ChatConductorOptions { Prompt = prompt });
        var engine = new RunEngine(
            conductor, Pools.Of(new ScriptedChatClient("wrong"), second), new RunOptions { MaxRounds = 4 });

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.Equal("right", result.Answer);
        Assert.Equal([false, false, true], result.Rounds.Select(round => round.IsAcceptance));
        Assert.Contains("\nwrong\n", leader.Calls[1].Text, StringComparison.Ordinal);
        Assert.Contains("\nright\n", leader.Calls[2].Text, StringComparison.Ordinal);
        Assert.Equal(
            new WorkerMessage("Q", [new VisibleStep(-1, "Solve it.", "wrong")], "Put it right."),
            WorkerMessage.Parse(Assert.Single(second.Calls).Text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_ConductorInItsOwnPool_PlansForItsSubtask(bool namesItselfAgain)
    {
        const string delegated =
            "Hard.\nmodel_id = [0, 1]\nsubtasks = [\"Look.\", \"Go on from that.\"]\naccess_list = [[], [\"all\"]]";
        const string again = "Still hard.\nmodel_id = [1]\nsubtasks = [\"You do it.\"]\naccess_list = [[]]";
        const string direct = "Now I know.\nmodel_id = [0]\nsubtasks = [\"Finish.\"]\naccess_list = [[-1]]";
        using var leader = Model.Client(delegated, namesItselfAgain ? again : direct);
        using var worker = new ScriptedChatClient(call => new ScriptedReply("seen after: " + call.Text.Length));
        using var client = new ConductorChatClient(
            Conductor(leader),
            self => new WorkerPool([new("hand", Pools.Card, worker), new("self", Pools.Card, self)]),
            new RunOptions { MaxDepth = 2 });

        var answering = client.GetResponseAsync("Outer question?", cancellationToken: Token);

        if (namesItselfAgain)
        {
            var error = await Assert.ThrowsAsync<RunFailedException>(() => answering);
            Assert.Equal(FaultKind.Unavailable, Assert.IsType<RunOutcome.Faulted>(error.Result.Outcome).Fault);
        }
        else
        {
            Assert.StartsWith("seen after: ", (await answering).Text);
            Assert.Equal(2, worker.Calls.Count);
        }

        Assert.Equal(2, leader.Calls.Count);
        var nested = leader.Calls[1].Text;
        Assert.Contains("[Steps done before]\n[Step -1] Look.\nseen after: ", nested, StringComparison.Ordinal);
        Assert.Contains("\n\\[Subtask]\nGo on from that.\n", nested, StringComparison.Ordinal);
    }

    private static ChatConductor Conductor(IChatClient client) => new(Model.Of(client));
}
