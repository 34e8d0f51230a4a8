using Microsoft.Extensions.AI;

namespace Podium.Core.Workers;

/// <summary>A chat client with a name and a card.</summary>
/// <param name="Name">Name, unique in the pool.</param>
/// <param name="Card">What is known of the worker.</param>
/// <param name="Client">The client that answers; the pool's owner disposes it.</param>
public sealed record Worker(string Name, WorkerCard Card, IChatClient Client);
