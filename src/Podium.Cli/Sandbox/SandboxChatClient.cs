using Microsoft.Extensions.AI;

namespace Podium.Cli.Sandbox;

/// <summary>A model of the sandbox: takes its time, and tells of each answer.</summary>
internal sealed class SandboxChatClient(
    IChatClient inner, TimeSpan delay, TimeProvider clock, Action<ChatResponse> onAnswer) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        onAnswer(response);
        return response;
    }
}
