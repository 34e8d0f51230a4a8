using System.Text;
using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Conductors.Chat;
using Podium.Core.Tests.Execution;
using Podium.Core.Tests.Workflows;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Conductors.Chat;

public sealed class ChatConductorBoundTests
{
    public static TheoryData<IConductorPrompt> Prompts =>
        [new CardPrompt(), new CardPrompt { StructuredOutput = true, OutputBytes = 300 }, new PaperPrompt()];

    [Theory]
    [MemberData(nameof(Prompts), DisableDiscoveryEnumeration = true)]
    public async Task Bound_RandomTexts_IsNeverExceeded(IConductorPrompt prompt)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var request = RandomRequest(random);
            var options = new ChatConductorOptions { Prompt = prompt, MaxOutputTokens = random.Next(1, 400) };
            var model = new Worker("leader", Model.Card, Billing(random, options));
            var conductor = new ChatConductor(model, options);

            var bound = conductor.Bound(request);
            var reply = await conductor.ConductAsync(request, TestContext.Current.CancellationToken);

            Assert.InRange(reply.Usage.InputTokenCount!.Value, 1, bound.InputTokens);
            Assert.InRange(reply.Usage.OutputTokenCount!.Value, 0, bound.OutputTokens);
        }
    }

    [Fact]
    public void Bound_WithAFallback_HoldsBothCallsAndTheFallbacks()
    {
        var worker = new Worker("leader", Model.Card with { OutputTokens = 60 }, Model.Client(Model.OneStep));
        var fallback = new FixedConductor(Model.OneStep) { Usage = new TokenUsage(7, 8) };
        var request = Writing.Request("Q?", NamedPool.Of("ann"));

        var alone = new ChatConductor(worker).Bound(request);
        var both = new ChatConductor(worker, new ChatConductorOptions { Fallback = fallback }).Bound(request);

        Assert.Equal(120, alone.OutputTokens);
        Assert.Equal(alone + new TokenUsage(7, 8), both);
    }

    [Fact]
    public async Task Bound_LongTextFullOfErrors_IsNearlyReached()
    {
        var workers = string.Join(", ", Enumerable.Repeat($"\"{new string('€', 60)}\"", 30));
        var rest = $"subtasks = [{Repeated("\"s\"")}]\naccess_list = [{Repeated("[]")}]";
        var text = $"{new string('x', 5000)}\nmodel_id = [{workers}]\n{rest}";
        using var client = new ScriptedChatClient(call => new ScriptedReply(text) { Usage = new(BytesOf(call), 1) });
        var conductor = new ChatConductor(Model.Of(client), new ChatConductorOptions { MaxOutputTokens = 1000 });
        var request = Writing.Request("Q?", NamedPool.Of("ann"));

        var bound = conductor.Bound(request);
        var reply = await conductor.ConductAsync(request, TestContext.Current.CancellationToken);

        Assert.InRange(reply.Usage.InputTokenCount!.Value, bound.InputTokens - 1000, bound.InputTokens);
    }

    private static string Repeated(string entry) => string.Join(", ", Enumerable.Repeat(entry, 30));

    private static int BytesOf(ScriptedCall call) =>
        call.Messages.Sum(message => Encoding.UTF8.GetByteCount(message.Text));

    /// <summary>A service that bills a token for every byte it reads.</summary>
    private static ScriptedChatClient Billing(Random random, ChatConductorOptions options) => new(call =>
    {
        var read = BytesOf(call);
        var schema = Encoding.UTF8.GetByteCount(options.Prompt.Schema?.GetRawText() ?? "");
        var parts = Enumerable.Range(0, random.Next(200)).Select(_ => RandomWorkflows.HostileText(random));
        return new ScriptedReply(string.Concat(parts))
        {
            Usage = new TokenUsage(Math.Min(Model.Card.ContextTokens, read + schema), options.MaxOutputTokens),
        };
    });

    private static ConductorRequest RandomRequest(Random random)
    {
        var rounds = Enumerable.Range(0, random.Next(3)).Select(_ =>
        {
            var output = string.Concat(Enumerable.Range(0, 40).Select(_ => HostileText.Next(random)));
            var step = new WorkflowStep(0, HostileText.Next(random), Access.Nothing);
            return new Round(new Workflow(HostileText.Next(random), [step]), [output], output);
        });
        return Writing.Request(HostileText.Next(random), NamedPool.Of("ann", "bob")) with { Rounds = [.. rounds] };
    }
}
