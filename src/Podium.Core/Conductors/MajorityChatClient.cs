using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Podium.Core.Execution;

namespace Podium.Core.Conductors;

/// <summary>
/// Reads a worker's message like any other worker, and answers with what most of the steps in it answered. Answers
/// are the same if they differ only in case, white space and final punctuation; of answers equally frequent, the one
/// given first wins. No model is asked, so it uses no tokens.
/// </summary>
internal sealed class MajorityChatClient : IChatClient
{
    private const string FinalPunctuation = ".,;:!?";

    /// <inheritdoc/>
    /// <exception cref="FormatException">The last message is no worker's message, or shows no step.</exception>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var message = WorkerMessage.Parse(messages.Last().Text);
        var answer = MostFrequent([.. message.Steps.Select(step => step.Output)]);
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0, TotalTokenCount = 0 },
        };
        return Task.FromResult(response);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static string MostFrequent(IReadOnlyList<string> answers)
    {
        if (answers.Count == 0)
        {
            throw new FormatException("There is nothing to count: the step sees no earlier step.");
        }

        return answers
            .GroupBy(Normalise, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .First()
            .First();
    }

    private static string Normalise(string answer)
    {
        var words = answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).TrimEnd([.. FinalPunctuation]).ToUpperInvariant();
    }
}
