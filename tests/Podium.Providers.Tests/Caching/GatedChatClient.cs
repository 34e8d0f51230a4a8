using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace Podium.Providers.Tests.Caching;

/// <summary>A client whose calls end when the test says so, and how.</summary>
internal sealed class GatedChatClient : IChatClient
{
    private readonly Channel<TaskCompletionSource<ChatResponse>> _calls =
        Channel.CreateUnbounded<TaskCompletionSource<ChatResponse>>();

    /// <summary>The next call, once it is made.</summary>
    public ValueTask<TaskCompletionSource<ChatResponse>> NextCallAsync() =>
        _calls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Whether a call was made that nobody looked at.</summary>
    public bool HasCall => _calls.Reader.Count > 0;

    public static ChatResponse Answer(string text) =>
        new(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = ChatFinishReason.Stop };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = new TaskCompletionSource<ChatResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Writer.TryWrite(call);
        return call.Task.WaitAsync(cancellationToken);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
