using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Podium.Providers.Caching;
using Podium.Providers.Services;
using Podium.Providers.Tests.Doubles;
using Podium.Providers.Vendors;
using Podium.Testing;

namespace Podium.Providers.Tests.Caching;

public sealed class AnswerCacheTests
{
    [Fact]
    public async Task Open_ByTwoProcesses_EachFindsWhatTheOtherKept()
    {
        using var bench = new CacheBench();
        using var other = AnswerCache.Open(bench.File, bench.Clock);
        var inner = new ScriptedChatClient(call => new ScriptedReply("To " + call.Text));
        using var here = bench.Wrap(inner);
        using var there = new CachingChatClient(inner, other, CacheBench.Origin);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => AskAsync(n % 2 == 0 ? here : there, $"Question {n}")));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(n => AskAsync(n % 2 == 0 ? there : here, $"Question {n}")));

        Assert.Equal(40, inner.Calls.Count);
        Assert.Equal(Enumerable.Range(0, 40).Select(n => $"To Question {n}"), answers);
        Assert.Equal((40L, 40L), (other.ReadStatistics().Entries, other.ReadStatistics().Hits));
        Assert.Equal((0L, 0L), (bench.Cache.LostWrites, other.LostWrites));
    }

    [Fact]
    public async Task Open_Again_FindsWhatWasKept()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("deep/er/answers.db");
        using (var cache = AnswerCache.Open(file))
        {
            await AskAsync(new CachingChatClient(new ScriptedChatClient("Yes."), cache, CacheBench.Origin), "Is it?");
        }

        using var again = AnswerCache.Open(file);
        var answer = await AskAsync(
            new CachingChatClient(new ScriptedChatClient("No."), again, CacheBench.Origin), "Is it?");

        Assert.Equal("Yes.", answer);
    }

    [Fact]
    public void ToResponse_KeptBeforeTokensWere_ReportsNone()
    {
        const string Kept = """{"finishReason":"stop","contents":[{"kind":"text","value":"Yes."}]}""";

        var kept = JsonSerializer.Deserialize(Kept, CacheContext.Default.StoredAnswer)!;

        var response = kept.ToResponse();
        var streamed = kept.ToUpdates().ToChatResponse();

        Assert.Equal(("Yes.", "Yes."), (response.Text, streamed.Text));
        Assert.Equal((null, null), (response.Usage, streamed.Usage));
    }

    [Fact]
    public async Task Clear_OlderThan_KeepsTheYounger()
    {
        using var bench = new CacheBench();
        using var client = bench.Wrap(new ScriptedChatClient("Yes."));
        await AskAsync(client, "Old?");
        bench.Clock.Advance(TimeSpan.FromDays(2));
        await AskAsync(client, "Young?");
        var start = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var before = bench.Cache.ReadStatistics();
        var removed = bench.Cache.Clear(TimeSpan.FromDays(1));
        var after = bench.Cache.ReadStatistics();

        Assert.Equal(1, removed);
        Assert.Equal((2L, start, start.AddDays(2)), (before.Entries, before.Oldest, before.Newest));
        Assert.Equal((1L, start.AddDays(2)), (after.Entries, after.Oldest));
        Assert.Equal(1, bench.Cache.Clear());
        Assert.Equal(new AnswerCacheStatistics(0, 0, 0, null, null), bench.Cache.ReadStatistics());
    }

    [Fact]
    public async Task Clear_All_LeavesNoTraceInTheFile()
    {
        using var bench = new CacheBench();
        var text = string.Concat(Enumerable.Repeat("remarkable ", 20_000));
        using var client = bench.Wrap(new ScriptedChatClient(text));
        await AskAsync(client, "What?");

        var kept = Contents(bench.Folder);
        bench.Cache.Clear();
        var left = Contents(bench.Folder);

        Assert.Contains("remarkable", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("remarkable", left, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(bench.File).Length, 1, 50_000);
    }

    [Fact]
    public async Task Keep_FileLockedByOthers_LosesTheWriteAndNotTheAnswer()
    {
        using var bench = new CacheBench();
        using var client = bench.Wrap(new ScriptedChatClient("Yes."));
        using var other = new SqliteConnection($"Data Source={bench.File};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var locking = other.BeginTransaction(deferred: false);

        var answer = await AskAsync(client, "Is it?");

        Assert.Equal("Yes.", answer);
        Assert.Equal((0L, 1L), (bench.Cache.LostReads, bench.Cache.LostWrites));
    }

    [Fact]
    public async Task Keep_FileBreaksMeanwhile_LosesTheWriteAndNotTheAnswer()
    {
        using var bench = new CacheBench();
        var inner = new ScriptedChatClient("Yes.");
        using var client = bench.Wrap(inner);
        Execute(bench.File, "DROP TABLE answers");

        var answers = new[] { await AskAsync(client, "Is it?"), await AskAsync(client, "Is it?") };

        Assert.Equal(["Yes.", "Yes."], answers);
        Assert.Equal((2, 2L, 2L), (inner.Calls.Count, bench.Cache.LostReads, bench.Cache.LostWrites));
    }

    [Fact]
    public async Task Find_AnswerOfAnUnknownForm_IsAMiss()
    {
        using var bench = new CacheBench();
        var inner = new ScriptedChatClient("Yes.");
        using var client = bench.Wrap(inner);
        await AskAsync(client, "Is it?");
        Execute(bench.File, "UPDATE answers SET answer = '{\"finishReason\":'");

        var answer = await AskAsync(client, "Is it?");

        Assert.Equal(("Yes.", 2, 1L), (answer, inner.Calls.Count, bench.Cache.LostReads));
    }

    [Theory]
    [InlineData("hello", "is no answer cache, or a damaged one")]
    [InlineData("a long text that is certainly not what a database begins with, at any length whatsoever, as one sees",
        "is no answer cache, or a damaged one")]
    public async Task Open_FileThatIsNoDatabase_IsRefused(string content, string sentence)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("answers.db");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var error = Assert.Throws<InvalidDataException>(() => AnswerCache.Open(file));

        Assert.Contains($"'{file}' {sentence}", error.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("CREATE TABLE theirs (a)", "is a database, but no answer cache")]
    [InlineData("PRAGMA application_id = 7", "is a database, but no answer cache")]
    [InlineData("PRAGMA application_id = 1349477443; PRAGMA user_version = 9", "is answer cache version 9")]
    public void Open_OtherDatabase_IsRefused(string sql, string sentence)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("answers.db");
        Execute(file, sql);

        var error = Assert.Throws<InvalidDataException>(() => AnswerCache.Open(file));

        Assert.Contains($"'{file}' {sentence}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PlaceThatCannotBe_IsOneSentence()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("file"), "");

        var error = Assert.Throws<IOException>(() => AnswerCache.Open(folder.PathOf("file/answers.db")));

        Assert.StartsWith("The answer cache '", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Open_NewFile_IsItsOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var bench = new CacheBench();
        await AskAsync(bench.Wrap(new ScriptedChatClient("Yes.")), "Is it?");

        var modes = Directory.GetFiles(bench.Folder).Select(file => File.GetUnixFileMode(file)).ToArray();

        Assert.NotEmpty(modes);
        Assert.All(modes, mode => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode));
    }

    [Fact]
    public async Task Keep_ServiceWithAKey_NeverHoldsIt()
    {
        using var bench = new CacheBench();
        const string Body = """
            {"choices":[{"message":{"role":"assistant","content":"Canaries sing."},"finish_reason":"stop"}]}
            """;
        using var handler = BytesHandler.Json(Body);
        var endpoint = new ServiceEndpoint(VendorCatalog.Find("openai")!, "model-1", Clients.Key);
        var defaults = new GenerationDefaults { Temperature = 0.5f };
        using var inner = ServiceChatClients.Create(endpoint, handler, defaults);
        using var client = bench.Wrap(inner, AnswerOrigin.Of(inner, defaults.ToString()));

        await AskAsync(client, "What do canaries do?");

        Assert.Contains("Canaries sing.", Contents(bench.Folder), StringComparison.Ordinal);
        Assert.DoesNotContain(Clients.KeyText, Contents(bench.Folder), StringComparison.Ordinal);
        Assert.DoesNotContain("What do canaries do?", Contents(bench.Folder), StringComparison.Ordinal);
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Contents(string folder) => string.Concat(
        Directory.GetFiles(folder).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Select(Content));

    private static string Content(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static async Task<string> AskAsync(IChatClient client, string question) =>
        (await client.GetResponseAsync(question, cancellationToken: TestContext.Current.CancellationToken)).Text;
}
