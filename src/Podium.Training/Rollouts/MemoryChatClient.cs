using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Podium.Training.Rollouts;

/// <summary>
/// Remembers a deterministic worker's answers, since the rollouts of a group ask the same things again and again.
/// </summary>
public sealed class MemoryChatClient : DelegatingChatClient
{
    private const int MostAnswers = 500_000;

    private readonly ConcurrentDictionary<string, ChatResponse> _answers = new(StringComparer.Ordinal);

    /// <summary>Wraps <paramref name="innerClient"/>, which must answer a message always in the same way.</summary>
    public MemoryChatClient(IChatClient innerClient)
        : base(innerClient)
    {
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        if (asked is not [{ Text: var text }])
        {
            return await base.GetResponseAsync(asked, options, cancellationToken).ConfigureAwait(false);
        }

        if (_answers.TryGetValue(text, out var known))
        {
            return known;
        }

        var answer = await base.GetResponseAsync(asked, options, cancellationToken).ConfigureAwait(false);
        if (_answers.Count >= MostAnswers)
        {
            _answers.Clear();
        }

        _answers[text] = answer;
        return answer;
    }
}
