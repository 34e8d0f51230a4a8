using Podium.Core.Conductors.Chat;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.FakeServices;
using Podium.FakeServices.Dialects;
using Podium.FakeServices.Faults;
using Podium.Providers.Pools;
using Podium.Testing;

namespace Podium.Providers.Tests.Pools;

public sealed class ServicePoolTests
{
    private const string Canary = "sk-canary-1234567890";

    /// <summary>
    /// What the list says of gpt-6-sol; that long prompts are put into the cache at the same surcharge, it implies.
    /// </summary>
    private static readonly TokenPrice Sol = new(2m, 10m)
    {
        CachedInputPerMillion = 0.2m,
        CacheWritePerMillion = 2.5m,
        LongPrompt = new PriceTier(
            272_000, new TokenPrice(4m, 15m) { CachedInputPerMillion = 0.4m, CacheWritePerMillion = 5m }),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_TwoServicesAndAChatConductor_AnswersWithATeam()
    {
        const string Plan = """{"reasoning": "x", "model_id": [1], "subtasks": ["Say it."], "access_list": [[]]}""";
        await using var leader = await StartAsync(FakeDialects.OpenAI, "leader", Plan);
        await using var worker = await StartAsync(FakeDialects.Anthropic, "worker", "the answer");
        using var pool = Open(
            $$"""
            version: 1
            workers:
              leader:
                service: openai
                model: leader
                endpoint: {{leader.Endpoint}}
                price: { input: 1, output: 2 }
                outputTokens: 5000
              worker:
                service: anthropic
                model: worker
                endpoint: {{worker.Endpoint}}
                price: { input: 1, output: 2 }
            conductor: { kind: chat, worker: leader }
            """);

        var result = await RunAsync(pool);

        Assert.IsType<ChatConductor>(pool.Conductor);
        Assert.Equal(("the answer", 1), (result.Answer, result.Rounds[0].ConductorCalls));
        Assert.Equal(leader.Bill.Usage, result.ConductorUsage);
        Assert.Equal(worker.Bill.Usage, result.WorkerUsage);
        Assert.Contains("json_schema", leader.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains(":5000", leader.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WorkerIsDown_FallbackAnswersAndNoKeyIsSeen()
    {
        await using var down = await StartAsync(FakeDialects.OpenAI, "m", "never");
        await using var up = await StartAsync(FakeDialects.Ollama, "m", "from the fallback");
        down.Inject(new FakeFault.Status(503) { Body = $$"""{"error":"what is {{Canary}}?"}""" });
        using var pool = Open(
            $$"""
            version: 1
            workers:
              main:
                service: openai
                model: m
                endpoint: {{down.Endpoint}}
                key: env:CANARY
                price: { input: 1, output: 2 }
                fallbacks: [spare]
                calls: { attempts: 2, delay: 1ms }
              spare: { service: ollama, model: m, endpoint: {{up.Endpoint}} }
            conductor: { kind: single }
            """);

        var result = await RunAsync(pool);

        var step = result.Rounds[0].Execution!.Steps[0];
        Assert.Equal(("from the fallback", "spare"), (result.Answer, step.StandIn));
        Assert.Equal(2, step.FailedAttempts.Count);
        Assert.DoesNotContain(Canary, string.Concat(step.FailedAttempts), StringComparison.Ordinal);
        Assert.Contains(down.Requests[0].Headers, header => header.Value.Contains(Canary, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("openai", "", false)]
    [InlineData("openai", ", key: env:CANARY", true)]
    [InlineData("anthropic", "", false)]
    [InlineData("anthropic", ", key: env:CANARY", true)]
    public async Task Open_EndpointOfAnotherHost_GetsNoKeyThatIsNotNamedForIt(string service, string key, bool isSent)
    {
        var dialect = service == "openai" ? FakeDialects.OpenAI : FakeDialects.Anthropic;
        await using var foreign = await StartAsync(dialect, "m", "x");
        using var pool = Open(
            $$"""
            version: 1
            workers:
              w: { service: {{service}}, model: m, endpoint: {{foreign.Endpoint}}, price: { input: 1, output: 2 }{{key}} }
            conductor: { kind: single }
            """);

        await RunAsync(pool);

        var request = Assert.Single(foreign.Requests);
        Assert.Equal(
            isSent, request.Headers.Any(header => header.Value.Contains(Canary, StringComparison.Ordinal)));
        string[] names = ["Authorization", "x-api-key"];
        Assert.Equal(
            isSent, request.Headers.Any(header => names.Contains(header.Key, StringComparer.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("", 1024)]
    [InlineData(", outputTokens: 2000", 2000)]
    public async Task Open_PaperConductor_WritesAsMuchAsItsModelMay(string limit, int expected)
    {
        await using var service = await StartAsync(FakeDialects.Ollama, "m", "x");
        using var pool = Open(
            $$"""
            version: 1
            workers: { w: { service: ollama, model: m, endpoint: {{service.Endpoint}}{{limit}} } }
            conductor: { kind: paper }
            """);

        await RunAsync(pool);

        Assert.Contains($":{expected}", service.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("service: openai, model: m, endpoint: https://api.openai.com/v2", "variable OPENAI_API_KEY is not set")]
    [InlineData("service: openai, model: m, endpoint: https://models.example", "the price of m at OpenAI is not in")]
    [InlineData("service: openai, model: gpt-6-sol", "The environment variable OPENAI_API_KEY is not set")]
    [InlineData("service: openai, model: gpt-6-sol, key: sk-secret", "A key is given as 'env:NAME'")]
    [InlineData("service: openai, model: new-model, key: env:CANARY", "the price of new-model at OpenAI is not in")]
    [InlineData("service: pocket, model: nobody", "no shipped model is called 'nobody'")]
    public void Open_SomethingIsMissing_SaysWhereAndWhat(string entry, string expected)
    {
        var text = $"version: 1\nworkers:\n  w: {{ {entry} }}\n";

        var error = Assert.Throws<InvalidDataException>(() => Open(text, null));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("pool.yaml, line 3", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PricesAndLimits_ComeFromTheListUnlessGiven()
    {
        using var pool = Open(
            """
            version: 1
            workers:
              listed: { service: openai, model: gpt-6-sol }
              given: { service: openai, model: gpt-6-sol, price: { input: 7, output: 8 }, contextTokens: 1000 }
              cached: { service: openai, model: own, price: { input: 7, output: 8, cachedInput: 1, cacheWrite: 9 } }
              local: { service: ollama, model: anything }
            """);

        var cards = pool.Pool.Workers.Select(worker => worker.Card).ToList();
        Assert.Equal(Sol, cards[0].Price);
        Assert.Equal(272_000, cards[0].ContextTokens);
        Assert.Equal((new TokenPrice(7, 8), 1000), (cards[1].Price, cards[1].ContextTokens));
        Assert.Equal(
            new TokenPrice(7, 8) { CachedInputPerMillion = 1, CacheWritePerMillion = 9 }, cards[2].Price);
        Assert.Equal((new TokenPrice(0, 0), 4096), (cards[3].Price, cards[3].OutputTokens));
    }

    private static ServicePool Open(string text, string? key = Canary) => ServicePool.Open(
        PoolFile.Parse(text, "pool.yaml"),
        new PoolSurroundings { Environment = name => name == "CANARY" ? Canary : key });

    private static Task<RunResult> RunAsync(ServicePool pool) => new RunEngine(
        pool.Conductor,
        pool.Pool,
        new RunOptions { ConductorPrice = pool.ConductorPrice, ConductorName = pool.ConductorName })
        .RunAsync("Q", null, Cancellation);

    private static Task<FakeService> StartAsync(FakeDialect dialect, string model, string answer) =>
        FakeService.StartAsync(
            new FakeServiceOptions
            {
                Models = [new FakeModel(model, new ScriptedChatClient(answer))],
                Dialect = dialect,
            },
            Cancellation);
}
