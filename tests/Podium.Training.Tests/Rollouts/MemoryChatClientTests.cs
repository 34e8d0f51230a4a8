using Microsoft.Extensions.AI;
using Podium.Testing;
using Podium.Training.Rollouts;

namespace Podium.Training.Tests.Rollouts;

public sealed class MemoryChatClientTests
{
    [Fact]
    public async Task GetResponseAsync_SameMessages_AsksOnceForEach()
    {
        var inner = new ScriptedChatClient(call => new ScriptedReply("re: " + call.Text));
        using var client = new MemoryChatClient(inner);

        for (var round = 0; round < 3; round++)
        {
            for (var message = 0; message < 5; message++)
            {
                var answer = await client.GetResponseAsync(
                    $"message {message}", cancellationToken: TestContext.Current.CancellationToken);
                Assert.Equal($"re: message {message}", answer.Text);
                Assert.Equal(15, answer.Usage?.TotalTokenCount);
            }
        }

        Assert.Equal(5, inner.Calls.Count);
    }

    [Fact]
    public async Task GetResponseAsync_Fault_IsNotRemembered()
    {
        var faults = 1;
        var inner = new ScriptedChatClient(_ => faults-- > 0
            ? ScriptedReply.Throws(new HttpRequestException("gone"))
            : new ScriptedReply("back"));
        using var client = new MemoryChatClient(inner);
        var token = TestContext.Current.CancellationToken;

        await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetResponseAsync("hello", cancellationToken: token));

        Assert.Equal("back", (await client.GetResponseAsync("hello", cancellationToken: token)).Text);
    }

    [Fact]
    public async Task GetResponseAsync_Conversation_IsPassedOnEachTime()
    {
        var inner = new ScriptedChatClient("yes");
        using var client = new MemoryChatClient(inner);
        ChatMessage[] messages = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Are you there?")];

        await client.GetResponseAsync(messages, cancellationToken: TestContext.Current.CancellationToken);
        await client.GetResponseAsync(messages, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([2, 2], inner.Calls.Select(call => call.Messages.Count));
    }
}
