using Microsoft.Extensions.AI;

namespace Podium.Core.Resilience;

/// <summary>
/// How a client that has equal calls wait for one another tells that a call waits so: while it does, nothing is sent,
/// so it costs nothing if it is given up, and no second call is made beside it.
/// </summary>
public static class QueuedCall
{
    /// <summary>Waits for a turn on behalf of a call with these options.</summary>
    /// <typeparam name="T">What the turn is.</typeparam>
    /// <param name="options">Options of the call.</param>
    /// <param name="turn">The wait; where it fails the call counts as never sent.</param>
    public static async ValueTask<T> WaitAsync<T>(ChatOptions? options, ValueTask<T> turn)
    {
        if (turn.IsCompleted || CallHost.Of(options) is not { } host)
        {
            return await turn.ConfigureAwait(false);
        }

        var waiting = turn.AsTask();
        host.Queue = waiting;
        var result = await waiting.ConfigureAwait(false);
        host.Queue = null;
        return result;
    }
}
