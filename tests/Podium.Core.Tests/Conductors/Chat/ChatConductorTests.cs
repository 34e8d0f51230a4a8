using Microsoft.Extensions.AI;
using Podium.Core.Conductors;
using Podium.Core.Conductors.Chat;
using Podium.Core.Execution;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Conductors.Chat;

public sealed class ChatConductorTests
{
    private static readonly ConductorRequest Request = Writing.Request("Q?", NamedPool.Of("ann", "bob"), seed: 7);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConductAsync_UsableText_IsTheReplyOfOneCall()
    {
        using var client = Model.Client(Model.OneStep);

        var reply = await new ChatConductor(Model.Of(client)).ConductAsync(Request, Token);

        Assert.Equal(Model.OneStep, reply.Text);
        Assert.Equal((1, null, null), (reply.Calls, reply.Fallback, reply.Defect));
        Assert.Equal((10, 5), (reply.Usage.InputTokenCount, reply.Usage.OutputTokenCount));
        var call = Assert.Single(client.Calls);
        Assert.False(call.IsStreaming);
        Assert.Equal((7, 4096, null), (call.Options!.Seed, call.Options.MaxOutputTokens, call.Options.Temperature));
        Assert.Null(call.Options.ResponseFormat);
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(0, 0.25f, 0.25f)]
    [InlineData(1, 0.25f, 1f)]
    public async Task ConductAsync_Temperature_IsTheRequestsBeforeTheOptions(
        double asked, float? option, float? expected)
    {
        using var client = Model.Client(Model.OneStep);
        var conductor = new ChatConductor(Model.Of(client), new ChatConductorOptions { Temperature = option });

        await conductor.ConductAsync(Request with { Temperature = asked }, Token);

        Assert.Equal(expected, client.Calls[0].Options!.Temperature);
    }

    [Fact]
    public async Task ConductAsync_StructuredOutput_AsksForTheSchemaAndReadsTheObject()
    {
        const string text =
            """{"reasoning":"Two.","model_id":[1,0],"subtasks":["Add.","Check it."],"access_list":[[],"all"]}""";
        using var client = Model.Client(text);
        var options = new ChatConductorOptions { Prompt = new CardPrompt { StructuredOutput = true } };

        var workflow = await Writing.WorkflowOf(new ChatConductor(Model.Of(client), options), Request);

        Assert.Equal(
            [new WorkflowStep(1, "Add.", Access.Nothing), new WorkflowStep(0, "Check it.", Access.Everything)],
            workflow.Steps);
        var format = Assert.IsType<ChatResponseFormatJson>(client.Calls[0].Options!.ResponseFormat);
        Assert.Equal(WorkflowJson.Schema.GetRawText(), format.Schema!.Value.GetRawText());
    }

    [Fact]
    public async Task ConductAsync_UnusableText_IsShownWithItsErrorsAndWrittenAgain()
    {
        using var client = Model.Client(Model.Broken, Model.OneStep);

        var reply = await new ChatConductor(Model.Of(client)).ConductAsync(Request, Token);

        Assert.Equal(Model.OneStep, reply.Text);
        Assert.Equal((2, null), (reply.Calls, reply.Fallback));
        Assert.Equal((20, 10), (reply.Usage.InputTokenCount, reply.Usage.OutputTokenCount));
        var messages = client.Calls[1].Messages;
        Assert.Equal(client.Calls[0].Messages.Select(message => message.Text), messages.Take(2).Select(m => m.Text));
        Assert.Equal((ChatRole.Assistant, Model.Broken), (messages[2].Role, messages[2].Text));
        Assert.Equal(ChatRole.User, messages[3].Role);
        var position = Model.Broken.IndexOf('9', StringComparison.Ordinal);
        Assert.Contains(
            $"- at character {position}, where it says 9]\\nsubtasks", messages[3].Text, StringComparison.Ordinal);
        Assert.Contains("Step 0 names worker 9", messages[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConductAsync_LengthCut_IsRepairedThoughItReadsAsAWorkflow()
    {
        using var client = Model.Client(
            new ScriptedReply(Model.OneStep) { FinishReason = ChatFinishReason.Length },
            new ScriptedReply(Model.OneStep));

        var reply = await new ChatConductor(Model.Of(client)).ConductAsync(Request, Token);

        Assert.Equal(2, reply.Calls);
        Assert.Contains("cut off at its most tokens, 4096", client.Calls[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConductAsync_LengthCutTwiceWithoutFallback_MustNotBeRun()
    {
        using var client = Model.Client(new ScriptedReply(Model.OneStep) { FinishReason = ChatFinishReason.Length });

        var reply = await new ChatConductor(Model.Of(client)).ConductAsync(Request, Token);

        Assert.Equal(Model.OneStep, reply.Text);
        Assert.Contains("cut off", reply.Defect, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConductAsync_UnusableTwiceWithoutFallback_IsTheResult()
    {
        using var client = Model.Client(Model.Broken, "still nothing");

        var reply = await new ChatConductor(Model.Of(client)).ConductAsync(Request, Token);

        Assert.Equal(("still nothing", 2, null), (reply.Text, reply.Calls, reply.Fallback));
    }

    [Fact]
    public async Task ConductAsync_UnusableTwice_FallsBackAndSaysWhy()
    {
        using var client = Model.Client(Model.Broken);

        var reply = await Falling(client).ConductAsync(Request, Token);

        Assert.Equal("model_id = [1]", reply.Text.Split('\n')[1]);
        Assert.StartsWith("The conductor's text cannot be run: Step 0 names worker 9", reply.Fallback);
        Assert.Equal((2, null), (reply.Calls, reply.Defect));
        Assert.Equal(20, reply.Usage.InputTokenCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConductAsync_Refusal_IsNotRepaired(bool hasFallback)
    {
        using var client = Model.Client(
            new ScriptedReply("I will not.") { FinishReason = ChatFinishReason.ContentFilter });

        var reply = await (hasFallback ? Falling(client) : new ChatConductor(Model.Of(client)))
            .ConductAsync(Request, Token);

        Assert.Single(client.Calls);
        Assert.Contains("would not write", hasFallback ? reply.Fallback : reply.Defect, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task ConductAsync_CallFailsWithoutFallback_Throws(int call)
    {
        using var client = Model.Client(Failing(call, new WorkerFaultException(FaultKind.Unavailable, "down")));

        var fault = await Assert.ThrowsAsync<WorkerFaultException>(
            async () => await new ChatConductor(Model.Of(client)).ConductAsync(Request, Token));

        Assert.Equal("down", fault.Message);
        Assert.Equal(call + 1, client.Calls.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task ConductAsync_CallFails_FallsBackAndSaysWhy(int call)
    {
        using var client = Model.Client(Failing(call, new HttpRequestException("down")));

        var reply = await Falling(client).ConductAsync(Request, Token);

        Assert.Equal("model_id = [1]", reply.Text.Split('\n')[1]);
        Assert.Equal("The conductor failed: down", reply.Fallback);
        Assert.Equal(call + 1, reply.Calls);
    }

    [Theory]
    [InlineData(FaultKind.RateLimited, true)]
    [InlineData(FaultKind.TimedOut, false)]
    public async Task ConductAsync_FailedCall_IsCountedAtItsMostUnlessItIsFree(FaultKind kind, bool isFree)
    {
        using var client = Model.Client(ScriptedReply.Throws(new WorkerFaultException(kind, "no")));

        var reply = await Falling(client).ConductAsync(Request, Token);

        Assert.Equal(isFree ? 0 : 4096, reply.Usage.OutputTokenCount);
        Assert.Equal(isFree, reply.Usage.InputTokenCount == 0);
    }

    [Fact]
    public async Task ConductAsync_UsageNotReported_IsTheMostItCanBe()
    {
        using var client = Model.Client(new ScriptedReply(Model.OneStep) { Usage = null });

        var reply = await new ChatConductor(Model.Of(client)).ConductAsync(Request, Token);

        Assert.Equal(4096, reply.Usage.OutputTokenCount);
        Assert.True(reply.Usage.InputTokenCount > client.Calls[0].Text.Length);
    }

    [Fact]
    public async Task ConductAsync_CallerGivesUp_DoesNotFallBack()
    {
        using var source = new CancellationTokenSource();
        using var client = new ScriptedChatClient(_ =>
        {
            source.Cancel();
            return ScriptedReply.Throws(new OperationCanceledException(source.Token));
        });

        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await Falling(client).ConductAsync(Request, source.Token));
    }

    [Fact]
    public async Task ConductAsync_FallbackFallsBack_TellsBothReasons()
    {
        using var client = Model.Client(Model.Broken);
        using var second = Model.Client(ScriptedReply.Throws(new TimeoutException("late")));
        var options = new ChatConductorOptions { Fallback = Falling(second) };

        var reply = await new ChatConductor(Model.Of(client), options).ConductAsync(Request, Token);

        Assert.StartsWith("The conductor's text cannot be run:", reply.Fallback);
        Assert.EndsWith("The conductor failed: late", reply.Fallback);
        Assert.Equal(3, reply.Calls);
    }

    [Fact]
    public async Task ConductAsync_PromptLongerThanTheContext_IsNotSent()
    {
        using var client = new ScriptedChatClient(_ => new ScriptedReply(Model.OneStep), null, new Counter());
        var model = new Worker("leader", Model.Card, client);

        var fault = await Assert.ThrowsAsync<WorkerFaultException>(
            async () => await new ChatConductor(model).ConductAsync(Request, Token));

        Assert.Equal(FaultKind.Malformed, fault.Fault);
        Assert.Empty(client.Calls);
    }

    [Fact]
    public void Constructor_OptionOutOfRange_Throws()
    {
        var model = Model.Of(Model.Client(Model.OneStep));

        Assert.Throws<ArgumentOutOfRangeException>(
            () => new ChatConductor(model, new ChatConductorOptions { MaxOutputTokens = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new ChatConductor(model, new ChatConductorOptions { Temperature = -1 }));
    }

    private static ChatConductor Falling(IChatClient client) => new(
        Model.Of(client), new ChatConductorOptions { Fallback = new SingleWorkerConductor("bob") });

    private static ScriptedReply[] Failing(int call, Exception fault) =>
        call == 0 ? [ScriptedReply.Throws(fault)] : [new ScriptedReply(Model.Broken), ScriptedReply.Throws(fault)];

    private sealed class Counter : Podium.Core.Budgets.ITokenCounter
    {
        public int CountInput(string message) => Model.Card.ContextTokens;
    }
}
