using Microsoft.Extensions.AI;
using Podium.Core.Workers;

namespace Podium.Testing;

/// <summary>Pools of scripted workers.</summary>
public static class Pools
{
    /// <summary>A card with round figures: 1 per input token, 2 per output token, 1000 tokens in, 100 out.</summary>
    public static WorkerCard Card { get; } =
        new("A worker for tests.", [], new TokenPrice(1_000_000m, 2_000_000m), ContextTokens: 1000, OutputTokens: 100);

    /// <summary>A pool of these clients, called w0, w1 and so on.</summary>
    public static WorkerPool Of(params IEnumerable<IChatClient> clients) =>
        new([.. clients.Select((client, index) => new Worker($"w{index}", Card, client))]);
}
