using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Providers.Caching;
using Podium.Testing;

namespace Podium.Cli.Tests.Caching;

public sealed class CacheCommandTests
{
    [Fact]
    public async Task CacheStat_PlainOutput_IsATable()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("a.db");
        await FillAsync(file, "One?", "Two?", "Two?");

        var run = await CommandRun.OfAsync("cache", "stat", "--cache", file);

        var expected = $"""
            file     {file}
            answers  2
            bytes    BYTES
            hits     1
            oldest   2000-01-01 00:00:00Z
            newest   2000-01-01 00:00:00Z

            """;
        Assert.Matches("^" + expected.Replace("BYTES", "[0-9]+", StringComparison.Ordinal) + "$", run.Output);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task CacheStat_Json_IsOneDocument()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("a.db");
        await FillAsync(file, "One?", "One?");

        var run = await CommandRun.OfAsync("cache", "stat", "--json", "--cache", file);

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(file, document.RootElement.GetProperty("file").GetString());
        Assert.Equal(1, document.RootElement.GetProperty("entries").GetInt32());
        Assert.Equal(1, document.RootElement.GetProperty("hits").GetInt32());
        Assert.Equal(2000, document.RootElement.GetProperty("oldest").GetDateTimeOffset().Year);
    }

    [Fact]
    public async Task CacheClear_OlderThan_LeavesTheYoung()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("a.db");
        await FillAsync(file, "One?", "Two?");

        var young = await CommandRun.OfAsync("cache", "clear", "--older-than", "30d", "--cache", file);
        var all = await CommandRun.OfAsync("cache", "clear", "--cache", file);
        var none = await CommandRun.OfAsync("cache", "clear", "--json", "--cache", file);

        Assert.Equal("0 answers deleted.\n", young.Output);
        Assert.Equal("2 answers deleted.\n", all.Output);
        Assert.Contains("\"removed\": 0", none.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CacheStat_UsualFileIsNotThere_ShowsAnEmptyCacheAndMakesNone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has its own place for caches.");
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(
            variable => variable == "XDG_CACHE_HOME" ? folder.Path : null, "cache", "stat");

        Assert.Contains($"file     {folder.PathOf("podium/answers.db")}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("answers  0\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("relative", "/me", "/me/.cache/podium/answers.db")]
    [InlineData(null, "/me", "/me/.cache/podium/answers.db")]
    [InlineData("/caches", "/me", "/caches/podium/answers.db")]
    public async Task CacheStat_NoFileNamed_LooksInTheUsualPlace(string? caches, string? home, string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has its own place for caches.");

        var run = await CommandRun.OfAsync(
            variable => variable switch { "XDG_CACHE_HOME" => caches, "HOME" => home, _ => null }, "cache", "stat");

        Assert.Contains($"file     {file}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CacheStat_FileThatIsNoCache_GetsOneSentence()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("a.db");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("cache", "stat", "--cache", file);

        Assert.StartsWith($"podium: '{file}' is no answer cache, or a", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public async Task CacheStat_Pool_ShowsTheCacheThatItNames()
    {
        using var folder = new TemporaryFolder();
        var pool = await WritePoolAsync(folder, "cache: kept.db");

        var empty = await CommandRun.OfAsync("cache", "stat", "--pool", pool);
        await FillAsync(folder.PathOf("kept.db"), "One?");
        var filled = await CommandRun.OfAsync("cache", "stat", "--pool", pool);

        Assert.Contains("answers  0\n", empty.Output, StringComparison.Ordinal);
        Assert.Contains($"file     {folder.PathOf("kept.db")}\n", filled.Output, StringComparison.Ordinal);
        Assert.Contains("answers  1\n", filled.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CacheClear_Pool_ClearsTheCacheThatItNames()
    {
        using var folder = new TemporaryFolder();
        var pool = await WritePoolAsync(folder, "cache: kept.db");
        await FillAsync(folder.PathOf("kept.db"), "One?");

        var run = await CommandRun.OfAsync("cache", "clear", "--pool", pool);

        Assert.Equal("1 answer deleted.\n", run.Output);
    }

    [Theory]
    [InlineData("", "keeps no answers, for it names no 'cache'.")]
    [InlineData("cache: kept.db", "Give --cache or --pool; both say which cache.", "--cache", "other.db")]
    public async Task CacheStat_PoolThatSettlesNothing_GetsOneSentence(
        string setting, string expected, params string[] others)
    {
        using var folder = new TemporaryFolder();
        var pool = await WritePoolAsync(folder, setting);

        var run = await CommandRun.OfAsync(["cache", "stat", "--pool", pool, .. others]);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.BadInput, 1), (run.ExitCode, run.Error.Count(character => character == '\n')));
    }

    private static async Task<string> WritePoolAsync(TemporaryFolder folder, string setting)
    {
        var path = folder.PathOf("podium.yaml");
        await File.WriteAllTextAsync(
            path,
            $"version: 1\nworkers:\n  w: {{ service: ollama, model: m }}\n{setting}\n",
            TestContext.Current.CancellationToken);
        return path;
    }

    private static async Task FillAsync(string file, params string[] questions)
    {
        using var cache = AnswerCache.Open(file, new ManualClock());
        using var client = new CachingChatClient(
            new ScriptedChatClient("Yes."), cache, new AnswerOrigin("openai", "model-1", "", ""));
        foreach (var question in questions)
        {
            await client.GetResponseAsync(question, cancellationToken: TestContext.Current.CancellationToken);
        }
    }
}
