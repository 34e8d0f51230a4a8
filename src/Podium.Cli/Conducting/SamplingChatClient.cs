using Microsoft.Extensions.AI;

namespace Podium.Cli.Conducting;

/// <summary>
/// Lets a client sample where the caller does not say how: answers of a vote must be able to differ. The temperature
/// is that of Wang et al., "Self-Consistency Improves Chain of Thought Reasoning" (arXiv 2203.11171), for its PaLM.
/// </summary>
internal sealed class SamplingChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private const float Temperature = 0.7f;

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
