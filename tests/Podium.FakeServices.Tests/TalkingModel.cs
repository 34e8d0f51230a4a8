using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Podium.Testing;

namespace Podium.FakeServices.Tests;

/// <summary>A model that always says the same, and remembers what it was asked.</summary>
internal sealed class TalkingModel(params IReadOnlyList<AIContent> contents) : IChatClient
{
    private readonly ConcurrentQueue<ScriptedCall> _calls = new();

    public TalkingModel(string text)
        : this(new TextContent(text))
    {
    }

    public IReadOnlyList<ScriptedCall> Calls => [.. _calls];

    /// <summary>Tokens that it reports; nothing by default.</summary>
    public UsageDetails? Usage { get; init; }

    /// <summary>What it does before it answers.</summary>
    public Func<CancellationToken, Task> Before { get; init; } = _ => Task.CompletedTask;

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        _calls.Enqueue(new ScriptedCall([.. messages], options, IsStreaming: false));
        await Before(cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. contents])) { Usage = Usage };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A service asks for whole answers.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
