using Microsoft.Extensions.AI;
using Podium.Core.Budgets;

namespace Podium.Core.Tests.Budgets;

/// <summary>A client whose tokens are letters: it counts them beforehand, bills them and remembers.</summary>
internal sealed class CountingChatClient(IChatClient inner) : DelegatingChatClient(inner), ITokenCounter
{
    public List<int> Billed { get; } = [];

    public int CountInput(string message) => message.Length;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        var tokens = CountInput(all[^1].Text);
        Billed.Add(tokens);
        var response = await base.GetResponseAsync(all, options, cancellationToken).ConfigureAwait(false);
        response.Usage!.InputTokenCount = tokens;
        return response;
    }
}
