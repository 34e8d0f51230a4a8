using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Podium.Core.Workers;

namespace Podium.Core.Tests.Conductors;

/// <summary>Pools whose workers are never called.</summary>
internal static class Pools
{
    public static WorkerPool Of(params string[] names) => new(names.Select(NewWorker).ToArray());

    private static Worker NewWorker(string name) =>
        new(name, new WorkerCard("Silent.", [], new TokenPrice(1, 1), 1000, 100), new SilentClient());

    private sealed class SilentClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("A conductor must not call workers.");

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await GetResponseAsync(messages, options, cancellationToken);
            yield break;
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
