using Microsoft.Extensions.AI;
using Podium.Providers.Caching;
using Podium.Testing;

namespace Podium.Providers.Tests.Caching;

/// <summary>A cache in a folder of its own.</summary>
internal sealed class CacheBench : IDisposable
{
    public static readonly AnswerOrigin Origin = new("openai", "model-1", "https://service.test/v1/", "");

    private readonly TemporaryFolder _folder = new();

    public CacheBench()
    {
        Cache = AnswerCache.Open(File, Clock);
    }

    public ManualClock Clock { get; } = new();

    public AnswerCache Cache { get; }

    public string File => _folder.PathOf("answers.db");

    public string Folder => _folder.Path;

    public CachingChatClient Wrap(IChatClient client, AnswerOrigin? origin = null) =>
        new(client, Cache, origin ?? Origin);

    public void Dispose()
    {
        Cache.Dispose();
        _folder.Dispose();
    }
}
