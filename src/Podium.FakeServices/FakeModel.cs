using Microsoft.Extensions.AI;
using Podium.Core.Workers;

namespace Podium.FakeServices;

/// <summary>A model of a service that is not real.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Client">
/// Gives the answers, each as a whole; the service cuts them into chunks. It is called by several requests at once and
/// is disposed by whoever made it.
/// </param>
public sealed record FakeModel(string Name, IChatClient Client)
{
    /// <summary>What its tokens cost.</summary>
    /// <value>Nothing by default.</value>
    public TokenPrice Price { get; init; } = new(0, 0);

    /// <summary>
    /// Most words that it reads, tokens of the last message where its client counts them
    /// (<see cref="Podium.Core.Budgets.ITokenCounter"/>); a longer request is turned away as beyond the context.
    /// </summary>
    /// <value>100,000 by default.</value>
    public int ContextWords { get; init; } = 100_000;
}
