using System.Globalization;
using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.FakeServices;
using Podium.FakeServices.Dialects;
using Podium.FakeServices.Faults;
using Podium.Providers.Pools;
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

    [Theory]
    [InlineData("facts", null)]
    [InlineData("facts", "0.3")]
    [InlineData("words", null)]
    public async Task Ask_Vote_AsksServicesWithTheTemperatureOfTheFileOrNone(string worker, string? temperature)
    {
        var text = await System.IO.File.ReadAllTextAsync(File, Cancellation);
        var setting = temperature is null ? "" : $"\n    temperature: {temperature}";
        await System.IO.File.WriteAllTextAsync(
            File, text.Replace("FIRST_KEY", "FIRST_KEY" + setting, StringComparison.Ordinal), Cancellation);

        await RunAsync("ask", "--pool", File, "--conductor", $"vote:2:{worker}", "What?");

        var requests = (worker == "facts" ? _first : _second).Requests;
        Assert.Equal(2, requests.Count);
        Assert.All(requests, request =>
        {
            using var body = JsonDocument.Parse(request.Body);
            var isSent = body.RootElement.TryGetProperty("temperature", out var sent);
            Assert.Equal(temperature, isSent ? sent.GetRawText() : null);
        });
    }

    [Fact]
    public async Task Ask_VoteOfAShippedModel_Samples()
    {
        var shipped = new ScriptedChatClient("Paris");
        await System.IO.File.WriteAllTextAsync(
            File, "version: 1\nworkers: { facts: { service: pocket, model: facts } }", Cancellation);

        await RunWithAsync(
            host => host with { OpenOrchestra = _ => ScriptedOrchestra.Create(shipped, ScriptedOrchestra.OneStep) },
            "ask", "--pool", File, "--conductor", "vote:2", "What?");

        Assert.Equal([0.7f, 0.7f], shipped.Calls.Select(call => call.Options!.Temperature));
    }

    [Theory]
    [InlineData("learned")]
    [InlineData("cold-start")]
    public async Task Ask_ShippedConductor_IsOpenedOnce(string conductor)
    {
        var opened = 0;

        await RunWithAsync(
            host => host with
            {
                OpenOrchestra = _ =>
                {
                    opened++;
                    return ScriptedOrchestra.Create();
                },
            },
            "ask", "--pool", File, "--conductor", conductor, "What?");

        Assert.Equal(1, opened);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("list")]
    public async Task Pool_CardsChooseTheFallback_SaysSo(string command)
    {
        var text = await System.IO.File.ReadAllTextAsync(File, Cancellation);
        await System.IO.File.WriteAllTextAsync(
            File, text.Replace("kind: learned", "kind: chat", StringComparison.Ordinal), Cancellation);
        MeasuredCards.Write(PoolFile.Read(File), new Dictionary<string, MeasuredCard>
        {
            ["facts"] = new("openai", "m", [new MeasuredSkill("sums", 0.25, 8)]),
            ["words"] = new("anthropic", "m", [new MeasuredSkill("sums", 0.75, 8)]),
        });

        var plain = await RunAsync("pool", command, "--pool", File);
        var json = await RunAsync("pool", command, "--pool", File, "--json");

        Assert.Equal(
            "Where the conductor fails, single:words answers, which has the best measured card; 'fallback' in the "
            + "pool's file names another.\n",
            plain.Error);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal("single:words", document.RootElement.GetProperty("fallback").GetString());
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
        RunWithAsync(host => host with { Environment = environment }, arguments);

    private static Task<CommandRun> RunWithAsync(Func<CommandHost, CommandHost> change, params string[] arguments) =>
        CommandRun.OfAsync(
            host => change(host with { Environment = _ => Key, Clock = TimeProvider.System }), Cancellation, arguments);

    private static Task<FakeService> StartAsync(FakeDialect dialect, string answer) => FakeService.StartAsync(
        new FakeServiceOptions
        {
            Models = [new FakeModel("m", new ScriptedChatClient(answer))],
            Dialect = dialect,
            ApiKey = Key,
        },
        Cancellation);
}
