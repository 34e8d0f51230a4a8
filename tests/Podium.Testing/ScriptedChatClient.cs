using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;

namespace Podium.Testing;

/// <summary>A chat client that does what a script says, and remembers its calls.</summary>
/// <param name="script">Decides what to do with a call.</param>
/// <param name="clock">The clock of the delays; without one there must be none.</param>
/// <param name="services">What <c>GetService</c> finds beside the client.</param>
public sealed class ScriptedChatClient(
    Func<ScriptedCall, ScriptedReply> script, TimeProvider? clock = null, params IReadOnlyList<object> services)
    : IChatClient
{
    private readonly ConcurrentQueue<ScriptedCall> _calls = new();

    /// <summary>Makes a client that always answers the same, at once.</summary>
    public ScriptedChatClient(string text)
        : this(_ => new ScriptedReply(text))
    {
    }

    /// <summary>The calls so far, in the order in which they came.</summary>
    public IReadOnlyList<ScriptedCall> Calls => [.. _calls];

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var reply = Reply(messages, options, isStreaming: false);
        await WaitAsync(reply, reply.Delay, cancellationToken).ConfigureAwait(false);
        return reply.Fault is null
            ? new ChatResponse(new ChatMessage(ChatRole.Assistant, reply.Text))
            {
                FinishReason = reply.FinishReason,
                Usage = reply.Usage?.ToUsageDetails(),
                AdditionalProperties = MarkOf(reply),
            }
            : throw reply.Fault;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reply = Reply(messages, options, isStreaming: true);
        await WaitAsync(reply, reply.Delay, cancellationToken).ConfigureAwait(false);
        foreach (var (index, piece) in Pieces(reply).Index())
        {
            await WaitAsync(reply, index == 1 ? reply.Stall : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            reply.BeforePiece?.Invoke();
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        }

        if (reply.Fault is not null)
        {
            throw reply.Fault;
        }

        yield return new ChatResponseUpdate
        {
            Contents = reply.Usage is { } usage ? [new UsageContent(usage.ToUsageDetails())] : [],
            FinishReason = reply.FinishReason,
            AdditionalProperties = MarkOf(reply),
        };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType.IsInstanceOfType(this) ? this : services.FirstOrDefault(serviceType.IsInstanceOfType);

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }

    private static AdditionalPropertiesDictionary? MarkOf(ScriptedReply reply) =>
        reply.IsCached ? new() { [CachedAnswer.Property] = true } : null;

    private static IEnumerable<string> Pieces(ScriptedReply reply)
    {
        var length = Math.Max(1, (reply.Text.Length + reply.Pieces - 1) / reply.Pieces);
        for (var start = 0; start < reply.Text.Length; start += length)
        {
            yield return reply.Text.Substring(start, Math.Min(length, reply.Text.Length - start));
        }
    }

    private ScriptedReply Reply(IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStreaming)
    {
        var call = new ScriptedCall([.. messages], options, isStreaming);
        _calls.Enqueue(call);
        return script(call);
    }

    private Task WaitAsync(ScriptedReply reply, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay == TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

        var time = clock ?? throw new InvalidOperationException("A reply with a delay needs a clock.");
        return Task.Delay(delay, time, reply.IgnoresCancellation ? CancellationToken.None : cancellationToken);
    }
}
