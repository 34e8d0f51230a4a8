using System.Net;
using System.Net.Sockets;
using Podium.Core.Execution;
using Podium.FakeServices;

namespace Podium.Providers.Tests.Matrix;

/// <summary>Services that no call gets through to: none is billed, and nobody is told the key.</summary>
public sealed class UnreachableServiceTests
{
    private enum Retries
    {
        None,
        All,
        AsTheResolverSays,
    }

    public static TheoryData<string, string, bool> Cases =>
        FaultMatrixTests.CasesOf("refused", "name", "tls", "no tls", "link-local", "metadata");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_ServiceIsNotReached_IsAFreeFault(string place, string vendor, bool isStreaming)
    {
        await using var stage = await Stage.StartAsync(new Wire(vendor, isStreaming));
        await using var secure = await Stage.ServeAsync(new Wire(vendor, isStreaming), Stage.Right, useTls: true);
        using var deaf = NewDeafSocket();
        (stage.Address, var retries) = Find(place, stage.Service, secure, deaf);

        var run = await stage.RunAsync();

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        Assert.Equal(FaultKind.Unavailable, Assert.IsType<StepOutcome.Faulted>(step.Outcome).Fault);
        Assert.Equal((true, 0m), (step.IsUsageReported, step.Price));
        Assert.Empty(stage.Service.Requests);
        Assert.Empty(secure.Requests);
        if (retries != Retries.AsTheResolverSays)
        {
            Assert.Equal(retries == Retries.All ? Stage.Attempts - 1 : 0, step.FailedAttempts.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_ServiceIsNotReachedButAStandInIs_IsAnswered(
        string place, string vendor, bool isStreaming)
    {
        await using var stage = await Stage.StartAsync(new Wire(vendor, isStreaming));
        await using var secure = await Stage.ServeAsync(new Wire(vendor, isStreaming), Stage.Right, useTls: true);
        using var deaf = NewDeafSocket();
        (stage.Address, _) = Find(place, stage.Service, secure, deaf);
        await stage.AddSubstituteAsync();

        var run = await stage.RunAsync();

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        Assert.Equal((Stage.RightToo, Stage.SecondWorker), (step.Output, step.StandIn));
        Assert.Equal((true, stage.SecondService.Bill.Usage), (step.IsUsageReported, step.Usage));
    }

    /// <summary>A socket that holds a port and lets nobody in.</summary>
    private static Socket NewDeafSocket()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static (Uri Address, Retries Retries) Find(
        string place, FakeService service, FakeService secure, Socket deaf) => place switch
        {
            "refused" => (new Uri($"http://{deaf.LocalEndPoint}/v1"), Retries.All),
            "name" => (new Uri("http://models.invalid/v1"), Retries.AsTheResolverSays),
            "tls" => (secure.Endpoint, Retries.None),
            "no tls" => (new UriBuilder(service.Endpoint) { Scheme = Uri.UriSchemeHttps }.Uri, Retries.None),
            "link-local" => (new Uri("http://169.254.7.7/v1"), Retries.None),
            "metadata" => (new Uri("http://169.254.169.254/latest"), Retries.None),
            _ => throw new ArgumentOutOfRangeException(nameof(place), place, "There is no such place."),
        };
}
