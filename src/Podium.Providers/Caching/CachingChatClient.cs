using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Resilience;
using Podium.Core.Resilience.Hedging;

namespace Podium.Providers.Caching;

/// <summary>
/// Answers a call that was answered before from a cache, and makes each other call once: who asks the same meanwhile
/// waits for the answer. If that call fails or is cancelled, the next in line makes it. A
/// <see cref="HedgedCall">second call</see> beside one that is slow does not wait.
/// <para>
/// The same is: origin, options and messages. The seed is among the options, so sampling goes on as before where each
/// call has a seed of its own; a call without one that samples gets the first sample again. Calls whose options or
/// messages hold something that cannot be compared, such as images or a conversation kept at the service, pass by.
/// </para>
/// <para>
/// Kept is an answer that ended by itself or in calls of functions and says something. One that was cut for its length,
/// filtered, refused or left without a finish reason is not. An answer from the cache has text, reasoning, calls and
/// finish reason of the first one and reports the tokens that it took; nothing is billed again, which the property
/// <see cref="CachedProperty"/> tells. A stream gets it in one piece.
/// </para>
/// </summary>
public sealed class CachingChatClient : DelegatingChatClient
{
    /// <summary>Name of the additional property that is true for an answer from the cache.</summary>
    public const string CachedProperty = CachedAnswer.Property;

    private readonly AnswerCache _cache;
    private readonly AnswerOrigin _origin;

    /// <summary>Makes a client.</summary>
    /// <param name="innerClient">Makes the calls; disposed with this client.</param>
    /// <param name="cache">Keeps the answers; whoever made it disposes it.</param>
    /// <param name="origin">Whose answers they are.</param>
    public CachingChatClient(IChatClient innerClient, AnswerCache cache, AnswerOrigin origin)
        : base(innerClient)
    {
        _cache = cache;
        _origin = origin;
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var conversation = messages.ToArray();
        if (CacheKey.Of(_origin, conversation, options) is not { } key)
        {
            return await base.GetResponseAsync(conversation, options, cancellationToken).ConfigureAwait(false);
        }

        using var turn = await EnterAsync(key, options, cancellationToken).ConfigureAwait(false);
        if (_cache.Find(turn) is { } known)
        {
            return known.ToResponse();
        }

        var response = await base.GetResponseAsync(conversation, options, cancellationToken).ConfigureAwait(false);
        Keep(turn, response);
        return response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var conversation = messages.ToArray();
        var key = CacheKey.Of(_origin, conversation, options);
        using var turn = key is null
            ? null
            : await EnterAsync(key, options, cancellationToken).ConfigureAwait(false);
        if (turn is not null && _cache.Find(turn) is { } known)
        {
            foreach (var update in known.ToUpdates())
            {
                yield return update;
            }

            yield break;
        }

        var updates = new List<ChatResponseUpdate>();
        var stream = base.GetStreamingResponseAsync(conversation, options, cancellationToken);
        await foreach (var update in stream.ConfigureAwait(false))
        {
            updates.Add(update);
            yield return update;
        }

        if (turn is not null)
        {
            Keep(turn, updates.ToChatResponse());
        }
    }

    private ValueTask<SingleFlight.Turn> EnterAsync(
        string key, ChatOptions? options, CancellationToken cancellationToken) => HedgedCall.Is(options)
        ? ValueTask.FromResult(_cache.Flights.EnterBeside(key))
        : QueuedCall.WaitAsync(options, _cache.Flights.EnterAsync(key, cancellationToken));

    private void Keep(SingleFlight.Turn turn, ChatResponse response)
    {
        if (StoredAnswer.Of(response) is { } answer)
        {
            _cache.Keep(turn, answer);
        }
    }
}
