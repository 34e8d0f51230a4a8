using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Podium.Benchmarks.Execution;

/// <summary>A worker that has its answer ready.</summary>
internal sealed class InstantChatClient : IChatClient
{
    private static readonly UsageDetails Usage = new()
    {
        InputTokenCount = 10,
        OutputTokenCount = 1,
        TotalTokenCount = 11,
    };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "x"))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = Usage,
        });

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
