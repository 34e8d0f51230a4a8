using Microsoft.Extensions.AI;

namespace Podium.Cli.Sandbox;

/// <summary>A model of the sandbox: takes its time, and tells of each answer.</summary>
internal sealed class SandboxChatClient(
    IChatClient inner, TimeSpan delay, TimeProvider clock, Action<ChatResponse> onAnswer) : DelegatingChatClient(inner)
{
    private const string Nothing = "(nothing)";

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        onAnswer(response);
        if (response.Text.Length == 0)
        {
            // An answer without any text would look like a fault of the service.
            response.Messages = [new ChatMessage(ChatRole.Assistant, Nothing)];
        }

        return response;
    }
}
