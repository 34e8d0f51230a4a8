using System.Text.Json;
using Podium.Cli.Terminals;
using Podium.Cli.Tests.CommandLine;
using Podium.Core.Problems;
using Podium.Evaluation.Problems;
using Podium.FakeServices;
using Podium.FakeServices.Dialects;
using Podium.Testing;

namespace Podium.Cli.Tests.Benchmarks.Problems;

/// <summary>
/// A folder with problems and with a pool of two services over real sockets, one that says Paris to everything and one
/// that says 5. Its conductor asks both and takes the 5. A call costs 15 tokens at a price of 1 per million read, 2
/// written.
/// </summary>
internal sealed class BenchFolder : IAsyncDisposable
{
    /// <summary>Calls of a whole benchmark: two of the team for each problem, one of each worker alone.</summary>
    public const int Calls = Problems * 4;

    /// <summary>Number of problems: two whose answer is 5, one whose answer is Paris, one that nobody knows.</summary>
    public const int Problems = 4;

    private readonly TemporaryFolder _folder = new();

    private BenchFolder(FakeService facts, FakeService words)
    {
        Facts = facts;
        Words = words;
    }

    public FakeService Facts { get; }

    public FakeService Words { get; }

    public string PoolPath => _folder.PathOf("podium.yaml");

    public string ProblemsPath => _folder.PathOf("problems.jsonl");

    public string CachePath => _folder.PathOf("kept.db");

    public string TablesPath => _folder.PathOf("tables");

    public long CallsMade => Facts.Bill.Calls + Words.Bill.Calls;

    /// <summary>Begins one whose pool has further fields for its first worker and for itself.</summary>
    public static async Task<BenchFolder> CreateAsync(string factsFields = "", string poolFields = "")
    {
        var facts = await StartAsync(FakeDialects.OpenAI, "Paris");
        var words = await StartAsync(FakeDialects.Anthropic, "5");
        var folder = new BenchFolder(facts, words);
        const string Common = "model: m, key: env:KEY, price: { input: 1, output: 2 }, outputTokens: 100, "
            + "calls: { attempts: 1 }";
        await File.WriteAllTextAsync(
            folder.PoolPath,
            $$"""
            version: 1
            workers:
              facts: { service: openai, endpoint: '{{facts.Endpoint}}', {{Common}}{{factsFields}} }
              words: { service: anthropic, endpoint: '{{words.Endpoint}}', {{Common}} }
            conductor: { kind: learned }
            cache: kept.db
            {{poolFields}}
            """,
            TestContext.Current.CancellationToken);
        ProblemSetWriter.Write(
            new ProblemSet("bench", [Problem(1, "5"), Problem(2, "5"), Problem(3, "Paris"), Problem(4, "7")]),
            folder.ProblemsPath);
        return folder;
    }

    /// <summary>The lines of the table that are figures of conductors, without the wall time.</summary>
    public static IReadOnlyList<string> RowsOf(CommandRun run) =>
    [
        .. run.Output.Split('\n')
            .SkipWhile(line => !line.StartsWith("| Conductor", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line[..line.TrimEnd(' ', '|').LastIndexOf('|')]),
    ];

    /// <summary>A conductor's figures in the table that was printed as JSON.</summary>
    public static JsonElement FiguresOf(CommandRun run, string conductor)
    {
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.GetProperty("rows").EnumerateArray()
            .Single(row => row.GetProperty("conductor").GetString() == conductor)
            .GetProperty("figures")
            .Clone();
    }

    /// <summary>Measures; options that are given again stand in for these.</summary>
    public Task<CommandRun> RunAsync(params string[] others) =>
        RunAsync(terminal => terminal, TestContext.Current.CancellationToken, others);

    public Task<CommandRun> RunAsync(
        Func<Terminal, Terminal> change, CancellationToken cancellationToken, params string[] others)
    {
        string[] usual =
            ["--pool", PoolPath, "--problems", ProblemsPath, "--output", TablesPath, "--concurrency", "1"];
        var options = usual.Chunk(2).Where(option => !others.Contains(option[0])).SelectMany(option => option);
        return CommandRun.OfAsync(
            host => host with
            {
                Environment = variable => variable == "KEY" ? "sk-canary" : Variable(variable),
                Terminal = change(host.Terminal),
            },
            cancellationToken,
            ["bench", "problems", .. options, .. others]);
    }

    public async ValueTask DisposeAsync()
    {
        await Facts.DisposeAsync();
        await Words.DisposeAsync();
        _folder.Dispose();
    }

    private string? Variable(string name) => name == "XDG_CACHE_HOME" ? _folder.PathOf("caches") : null;

    private static Problem Problem(int number, string reference) =>
        new($"p{number}", $"Ask number {number}", reference, reference == "Paris" ? ["facts"] : ["facts", "words"]);

    private static Task<FakeService> StartAsync(FakeDialect dialect, string answer) => FakeService.StartAsync(
        new FakeServiceOptions
        {
            Models = [new FakeModel("m", new ScriptedChatClient(answer))],
            Dialect = dialect,
        },
        TestContext.Current.CancellationToken);
}
