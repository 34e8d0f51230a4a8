using Microsoft.Extensions.AI;

namespace Podium.Training.Tests.Rollouts;

/// <summary>
/// A worker whose first calls are answered when all of them have come; later ones are held until they are cancelled.
/// </summary>
internal sealed class HoldingChatClient(IChatClient innerClient, int answered) : DelegatingChatClient(innerClient)
{
    private readonly TaskCompletionSource _come = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    /// <summary>Ends when a call is held.</summary>
    public Task Held => _held.Task;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        await WaitAsync(Interlocked.Increment(ref _calls), cancellationToken);
        return await base.GetResponseAsync(messages, options, cancellationToken);
    }

    private Task WaitAsync(int call, CancellationToken cancellationToken)
    {
        if (call == answered)
        {
            _come.SetResult();
        }

        if (call <= answered)
        {
            return _come.Task.WaitAsync(cancellationToken);
        }

        _held.TrySetResult();
        return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
