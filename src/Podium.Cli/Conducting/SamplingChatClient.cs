using Microsoft.Extensions.AI;
using Podium.Core.Workers;

namespace Podium.Cli.Conducting;

/// <summary>
/// Lets a model sample that answers the same each time, where the caller does not say how: answers of a vote must be
/// able to differ. Real services sample by themselves, and some refuse to be told how. The temperature is that of Wang
/// et al., "Self-Consistency Improves Chain of Thought Reasoning" (arXiv 2203.11171), for its PaLM.
/// </summary>
internal sealed class SamplingChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private const float Temperature = 0.7f;

    /// <summary>A worker that samples.</summary>
    public static Worker AddTo(Worker worker) => worker with { Client = new SamplingChatClient(worker.Client) };

    /// <summary>A pool whose workers sample.</summary>
    public static WorkerPool AddTo(WorkerPool pool) => new([.. pool.Workers.Select(AddTo)], pool.Question);

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, WithTemperature(options), cancellationToken);

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, WithTemperature(options), cancellationToken);

    private static ChatOptions WithTemperature(ChatOptions? options)
    {
        var changed = options?.Clone() ?? new ChatOptions();
        changed.Temperature ??= Temperature;
        return changed;
    }
}
