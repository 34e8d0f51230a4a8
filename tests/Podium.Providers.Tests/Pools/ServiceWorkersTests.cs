using Microsoft.Extensions.AI;
using Podium.Core.Execution;
using Podium.FakeServices;
using Podium.FakeServices.Dialects;
using Podium.FakeServices.Faults;
using Podium.Providers.Pools;
using Podium.Testing;

namespace Podium.Providers.Tests.Pools;

public sealed class ServiceWorkersTests
{
    private static readonly PoolSurroundings Surroundings = new() { Environment = _ => null };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fallbacks: [spare]")]
    [InlineData("calls: { attempts: 1, hedgeAfter: 10ms, hedgeWith: spare }")]
    public async Task Open_WorkerIsDown_NobodyStandsIn(string field)
    {
        await using var down = await StartAsync();
        await using var up = await StartAsync();
        down.Inject(new FakeFault.Status(401));
        using var workers = ServiceWorkers.Open(
            PoolFile.Parse(
                $$"""
                version: 1
                workers:
                  main: { service: ollama, model: m, endpoint: {{down.Endpoint}}, {{field}} }
                  spare: { service: ollama, model: m, endpoint: {{up.Endpoint}} }
                """,
                "podium.yaml"),
            Surroundings);

        await Assert.ThrowsAsync<WorkerFaultException>(
            () => workers.Pool.Workers[0].Client.GetResponseAsync("What?", cancellationToken: Cancellation));

        Assert.Empty(up.Requests);
        Assert.Equal("yes", (await workers.Pool.Workers[1].Client.GetResponseAsync(
            "What?", cancellationToken: Cancellation)).Text);
    }

    [Fact]
    public void Open_ConductorThatIsMissing_IsNotMissed()
    {
        var file = PoolFile.Parse(
            """
            version: 1
            workers: { w: { service: ollama, model: m } }
            conductor: { kind: learned, orchestra: nowhere }
            """,
            "podium.yaml");

        using var workers = ServiceWorkers.Open(file, Surroundings);

        Assert.Equal("w", Assert.Single(workers.Pool.Workers).Name);
        Assert.Throws<InvalidDataException>(() => ServicePool.Open(file, Surroundings));
    }

    private static Task<FakeService> StartAsync() => FakeService.StartAsync(
        new FakeServiceOptions
        {
            Models = [new FakeModel("m", new ScriptedChatClient("yes"))],
            Dialect = FakeDialects.Ollama,
        },
        Cancellation);
}
