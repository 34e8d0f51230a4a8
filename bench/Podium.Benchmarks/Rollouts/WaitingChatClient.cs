using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Podium.Benchmarks.Rollouts;

/// <summary>A worker whose answer takes a while, as over a network, and costs no processor time.</summary>
internal sealed class WaitingChatClient(TimeSpan latency) : IChatClient
{
    private static readonly UsageDetails Usage = new()
    {
        InputTokenCount = 10,
        OutputTokenCount = 1,
        TotalTokenCount = 11,
    };

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        await Task.Delay(latency, TimeProvider.System, cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, "x"))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = Usage,
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
