using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Conductors;

/// <summary>Pools whose workers have given names.</summary>
internal static class NamedPool
{
    public static WorkerPool Of(params string[] names) =>
        new(names.Select(name => new Worker(name, Pools.Card, new ScriptedChatClient("Silent."))).ToArray());
}
