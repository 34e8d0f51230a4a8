using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.FakeServices;
using Podium.Providers.Pools;
using Podium.Providers.Prices;
using Podium.Providers.Tests.Doubles;
using Podium.Providers.Vendors;
using Podium.Testing;

namespace Podium.Providers.Tests.Matrix;

/// <summary>
/// What is booked by a pool's file for input that a service has in its cache, or puts there, is what the service bills.
/// </summary>
public sealed class CachedInputTests
{
    /// <summary>Every dialect, whole and streamed, with what it tells of its cache.</summary>
    public static TheoryData<string, bool> Wires
    {
        get
        {
            var wires = new TheoryData<string, bool>();
            foreach (var vendor in VendorCatalog.All)
            {
                wires.Add(vendor.Name, false);
                wires.Add(vendor.Name, true);
            }

            return wires;
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task RunAsync_InputOutOfACache_IsBookedAsItIsBilled(string vendor, bool isStreaming)
    {
        var usage = new TokenUsage(1000, 10) { CachedInputTokens = 600, CacheWriteTokens = 300 };
        var price = new TokenPrice(1m, 2m) { CachedInputPerMillion = 0.1m, CacheWritePerMillion = 1.25m };
        await using var service = await ServeAsync(new Wire(vendor, isStreaming), "m", usage, price);
        using var pool = Open(
            $"service: {vendor}, model: m, endpoint: {service.Endpoint}, "
            + "price: { input: 1, output: 2, cachedInput: 0.1, cacheWrite: 1.25 }");

        var run = await RunAsync(pool, isStreaming);

        var micros = vendor switch
        {
            "ollama" => 1000m + 20,
            "openai" or "openrouter" or "anthropic" => 100 + 60 + 375 + 20,
            _ => 400 + 60 + 20,
        };
        Assert.Equal((Stage.Right, true), (run.Answer, run.IsUsageReported));
        Assert.Equal((service.Bill.Usage, service.Bill.Price), (run.WorkerUsage, run.WorkerPrice));
        Assert.Equal(micros / 1_000_000m, run.WorkerPrice);
    }

    [Theory]
    [InlineData(272_000, 0.02322)]
    [InlineData(272_001, 0.0464402)]
    public async Task RunAsync_LongPrompt_IsBookedAsItIsBilled(int input, decimal expected)
    {
        const string Model = "gpt-6-luna";
        var usage = new TokenUsage(input, 0) { CachedInputTokens = 72_000, CacheWriteTokens = 100_000 };
        var listed = PriceList.BuiltIn.Find("openai", Model, new DateOnly(2026, 11, 1))!;
        await using var service = await ServeAsync(new Wire("openai", false), Model, usage, listed.ToTokenPrice());
        using var pool = Open($"service: openai, model: {Model}, endpoint: {service.Endpoint}");

        var run = await RunAsync(pool, isStreaming: false);

        Assert.Equal((service.Bill.Usage, service.Bill.Price), (run.WorkerUsage, run.WorkerPrice));
        Assert.Equal(expected, run.WorkerPrice);
    }

    private static Task<FakeService> ServeAsync(Wire wire, string model, TokenUsage usage, TokenPrice price) =>
        FakeService.StartAsync(
            new FakeServiceOptions
            {
                Models =
                [
                    new FakeModel(model, new ScriptedChatClient(_ => new ScriptedReply(Stage.Right) { Usage = usage }))
                    {
                        Price = price,
                    },
                ],
                Dialect = wire.Dialect,
                ApiKey = Clients.KeyText,
            },
            TestContext.Current.CancellationToken);

    private static ServicePool Open(string entry) => ServicePool.Open(
        PoolFile.Parse($$"""
            version: 1
            workers:
              w: { {{entry}}, key: env:KEY }
            conductor: { kind: single, worker: w }
            """, "pool.yaml"),
        new PoolSurroundings { Environment = _ => Clients.KeyText });

    private static Task<RunResult> RunAsync(ServicePool pool, bool isStreaming) =>
        new RunEngine(new SingleWorkerConductor("w"), pool.Pool)
            .RunAsync("Who counts?", new Witness(isStreaming), TestContext.Current.CancellationToken);
}
