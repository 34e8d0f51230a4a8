using Microsoft.Extensions.AI;

namespace Podium.Training.Tests.Rollouts;

/// <summary>A worker whose calls wait until they are let through, and which knows how many do.</summary>
internal sealed class GatedChatClient(IChatClient innerClient) : DelegatingChatClient(innerClient)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _gate = new(0);
    private readonly Lock _counting = new();
    private int _waiting;

    /// <summary>Most calls that waited at the same time.</summary>
    public int Most { get; private set; }

    /// <summary>Returns when so many more calls have come.</summary>
    public async Task WhenWaitingAsync(int calls, CancellationToken cancellationToken)
    {
        for (var call = 0; call < calls; call++)
        {
            Assert.True(await _arrived.WaitAsync(Patience, cancellationToken), "A call did not come.");
        }
    }

    /// <summary>Lets so many calls through.</summary>
    public void Release(int calls) => _gate.Release(calls);

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Count(1);
        _arrived.Release();
        try
        {
            await _gate.WaitAsync(cancellationToken);
        }
        finally
        {
            Count(-1);
        }

        return await base.GetResponseAsync(messages, options, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _arrived.Dispose();
        _gate.Dispose();
        base.Dispose(disposing);
    }

    private void Count(int change)
    {
        lock (_counting)
        {
            _waiting += change;
            Most = Math.Max(Most, _waiting);
        }
    }
}
