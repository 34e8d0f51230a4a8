using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Podium.Core.Execution;

namespace Podium.Cli.Tests.Orchestras;

/// <summary>Answers each subtask with what the script says, in pieces of one character where it streams.</summary>
internal sealed class ScriptedWorker(Func<string, CancellationToken, Task<string>> answer) : IChatClient
{
    public ScriptedWorker(Func<string, string> answer)
        : this((subtask, _) => Task.FromResult(answer(subtask)))
    {
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var message = messages.Last().Text;
        var text = await answer(WorkerMessage.Parse(message).Subtask, cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = message.Length, OutputTokenCount = text.Length },
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var character in response.Text)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, character.ToString());
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(response.Usage!)])
        {
            FinishReason = response.FinishReason,
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
