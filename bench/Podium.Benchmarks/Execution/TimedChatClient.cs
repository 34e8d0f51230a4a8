using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Podium.Benchmarks.Execution;

/// <summary>A worker that answers after a while, as over a network, or at once, without computing.</summary>
internal sealed class TimedChatClient(TimeSpan latency = default) : IChatClient
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
        latency == TimeSpan.Zero ? Task.FromResult(Answer()) : AnswerLaterAsync(cancellationToken);

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

    private static ChatResponse Answer() => new(new ChatMessage(ChatRole.Assistant, "x"))
    {
        FinishReason = ChatFinishReason.Stop,
        Usage = Usage,
    };

    private async Task<ChatResponse> AnswerLaterAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(latency, TimeProvider.System, cancellationToken);
        return Answer();
    }
}
