using System.Globalization;
using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.FakeServices;
using Podium.FakeServices.Dialects;
using Podium.FakeServices.Faults;
using Podium.Testing;

namespace Podium.Cli.Tests.Pools;

/// <summary>Commands with a pool of services that are not real, over real sockets.</summary>
public sealed class PoolOfServicesTests : IAsyncLifetime
{
    private const string Key = "sk-canary-77";

    private readonly TemporaryFolder _folder = new();
    private FakeService _first = null!;
    private FakeService _second = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => _folder.PathOf("podium.yaml");

    public async ValueTask InitializeAsync()
    {
        _first = await StartAsync(FakeDialects.OpenAI, "Paris");
        _second = await StartAsync(FakeDialects.Anthropic, "5");
        await System.IO.File.WriteAllTextAsync(File, $$"""
            version: 1
            workers:
              facts:
                service: openai
                model: m
                endpoint: {{_first.Endpoint}}
                key: env:FIRST_KEY
                price: { input: 1, output: 2 }
                fallbacks: [words]
                calls: { attempts: 2, delay: 1ms }
              words:
                service: anthropic
                model: m
                endpoint: {{_second.Endpoint}}
                key: env:SECOND_KEY
                price: { input: 1, output: 2 }
            conductor: { kind: learned }
            budget: { perRun: 1 }
            """, Cancellation);
    }

    [Fact]
    public async Task Ask_WithAPool_LetsItsWorkersAnswer()
    {
        var run = await RunAsync("ask", "--pool", File, "--json", "Take the capital of France and count its letters.");

        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal("5", root.GetProperty("answer").GetString());
        Assert.Equal("learned", root.GetProperty("conductor").GetString());
        Assert.Equal((1L, 1L), (_first.Bill.Calls, _second.Bill.Calls));
    }

    [Fact]
    public async Task Ask_WorkerIsDown_AnswerComesFromItsFallbackAndTheViewSaysSo()
    {
        _first.Inject(new FakeFault.Status(503));

        var run = await RunAsync("ask", "--pool", File, "--conductor", "single:facts", "What?");

        Assert.Contains("answer: 5\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  attempt: facts failed (Unavailable), called again", run.Output, StringComparison.Ordinal);
        Assert.Contains("  stand-in: words\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_SameAgainWithACache_SaysWhatThatSaved()
    {
        await System.IO.File.AppendAllTextAsync(File, "\ncache: answers.db\n", Cancellation);
        string[] command = ["ask", "--pool", File, "--conductor", "single:facts", "--seed", "1", "What?"];

        var first = await RunAsync(command);
        var again = await RunAsync(command);
        var document = await RunAsync([.. command, "--json"]);

        var total = LineOf(first.Output, "total: ");
        var tokens = total[..total.IndexOf(" tokens", StringComparison.Ordinal)];
        var price = total.Split("price ")[1].Split(',')[0];
        Assert.DoesNotContain("saved", first.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            $"{tokens} tokens, price 0, saved {price} by the cache, ", LineOf(again.Output, "total: "),
            StringComparison.Ordinal);
        Assert.Equal(1L, _first.Bill.Calls);
        using var json = JsonDocument.Parse(document.Output);
        var prices = json.RootElement.GetProperty("price");
        Assert.Equal(0m, prices.GetProperty("total").GetDecimal());
        Assert.Equal(
            decimal.Parse(price, CultureInfo.InvariantCulture), prices.GetProperty("saved").GetDecimal());
    }

    [Fact]
    public async Task Ask_MoreThanTheBudget_IsNotCalled()
    {
        var run = await RunAsync(
            "ask", "--pool", File, "--conductor", "single:facts", "--max-price", "0.0001", "What?");

        Assert.Equal((ExitCodes.OverBudget, 0L), (run.ExitCode, _first.Bill.Calls));
    }

    [Fact]
    public async Task PoolCheck_AllAnswer_SaysSo()
    {
        var run = await RunAsync("pool", "check", "--pool", File);

        Assert.Equal((ExitCodes.Answered, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, run.Output.Split('\n').Count(line => line.EndsWith("  ok", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(401, "key")]
    [InlineData(404, "m")]
    [InlineData(429, "requestsPerMinute")]
    [InlineData(503, "503")]
    public async Task PoolCheck_OneFails_SaysWhatToDoAndCallsItOnce(int status, string expected)
    {
        _first.Inject(new FakeFault.Status(status));

        var run = await RunAsync("pool", "check", "--pool", File, "--json");

        using var document = JsonDocument.Parse(run.Output);
        var models = document.RootElement.GetProperty("models");
        Assert.Contains(expected, models[0].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.True(models[1].GetProperty("isReady").GetBoolean());
        Assert.Equal((ExitCodes.NoAnswer, 1), (run.ExitCode, _first.Requests.Count));
    }

    [Fact]
    public async Task PoolCheck_NoUsageIsReported_SaysWhatBudgetsMakeOfIt()
    {
        _first.Inject(new FakeFault.MissingUsage());

        var run = await RunAsync("pool", "check", "--pool", File, "--json");

        using var document = JsonDocument.Parse(run.Output);
        var models = document.RootElement.GetProperty("models");
        Assert.Contains("reports no usage", models[0].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.True(models[1].GetProperty("isReady").GetBoolean());
    }

    [Fact]
    public async Task PoolCheck_KeyIsMissing_SaysSoOfThatWorkerAlone()
    {
        var run = await RunAsync(_ => null, "pool", "check", "--pool", File, "--json");

        using var document = JsonDocument.Parse(run.Output);
        var problem = document.RootElement.GetProperty("models")[0].GetProperty("problem").GetString();
        Assert.Contains("The environment variable FIRST_KEY is not set", problem, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NoAnswer, run.ExitCode);
    }

    [Theory]
    [InlineData("ask", "--pool", "nowhere.yaml", "What?")]
    [InlineData("pool", "check", "--pool", "nowhere.yaml")]
    [InlineData("pool", "list", "--pool", "nowhere.yaml")]
    public async Task Run_NoSuchPool_GetsOneSentence(params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal("podium: There is no pool 'nowhere.yaml'.\n", run.Error);
        Assert.Equal((ExitCodes.BadInput, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Ask_PoolAndOrchestra_LetsTheLearnedConductorOfOneLeadTheOther()
    {
        await System.IO.File.WriteAllTextAsync(
            File,
            (await System.IO.File.ReadAllTextAsync(File, Cancellation))
                .Replace("kind: learned", "kind: single", StringComparison.Ordinal),
            Cancellation);

        var run = await RunAsync("ask", "--pool", File, "--orchestra", "x", "--json", "What?");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("learned", document.RootElement.GetProperty("conductor").GetString());
        Assert.Equal((1L, 1L), (_first.Bill.Calls, _second.Bill.Calls));
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        _folder.Dispose();
    }

    private static string LineOf(string output, string start) =>
        output.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal));

    private static Task<CommandRun> RunAsync(params string[] arguments) => RunAsync(_ => Key, arguments);

    private static Task<CommandRun> RunAsync(Func<string, string?> environment, params string[] arguments) =>
        CommandRun.OfAsync(
            host => host with { Environment = environment, Clock = TimeProvider.System }, Cancellation, arguments);

    private static Task<FakeService> StartAsync(FakeDialect dialect, string answer) => FakeService.StartAsync(
        new FakeServiceOptions
        {
            Models = [new FakeModel("m", new ScriptedChatClient(answer))],
            Dialect = dialect,
            ApiKey = Key,
        },
        Cancellation);
}
