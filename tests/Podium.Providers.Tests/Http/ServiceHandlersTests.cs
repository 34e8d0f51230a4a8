using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Providers.Http;
using Podium.Providers.Services;
using Podium.Providers.Tests.Doubles;
using Podium.Providers.Vendors;

namespace Podium.Providers.Tests.Http;

/// <summary>What goes wrong on real sockets.</summary>
public sealed class ServiceHandlersTests
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    private const string Events = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n";
    private const string Answer = """{"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]}""";

    [Fact]
    public async Task Connect_ToALocalService_GetsItsAnswer()
    {
        await using var service = new RawService($"{Json}\r\n{Answer}");

        var response = await AskAsync(service.Address, isStreaming: false);

        Assert.Equal("Hello", response.Text);
    }

    [Theory]
    [InlineData("", false, FaultKind.Unavailable)]
    [InlineData("", true, FaultKind.Unavailable)]
    [InlineData("SSH-2.0-service\r\n", false, FaultKind.Malformed)]
    [InlineData(Json + "Content-Length: 500\r\n\r\n{\"choices\":", false, FaultKind.CutStream)]
    [InlineData(Json + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"cho\r\n", false, FaultKind.CutStream)]
    [InlineData(Json + "\r\n{\"choices\":", false, FaultKind.Malformed)]
    [InlineData(Events + "Content-Length: 500\r\n\r\ndata: {\"choices\":", false, FaultKind.CutStream)]
    [InlineData(Events + "\r\ndata: {\"choices\":[]}\n\n", true, FaultKind.CutStream)]
    public async Task Connection_ThatBreaks_IsATransientFault(string response, bool resets, FaultKind kind)
    {
        await using var service = new RawService(response, resets);

        var isStreaming = response.StartsWith(Events, StringComparison.Ordinal);
        var fault = await FaultAsync(service.Address, isStreaming);

        Assert.Equal((kind, true, null), (fault.Fault, fault.IsTransient, fault.Usage));
        Assert.Contains(service.Address.Authority, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_ToElsewhere_IsNotFollowed()
    {
        await using var service = new RawService(
            "HTTP/1.1 307 Moved\r\nLocation: http://elsewhere.test/v1\r\nContent-Length: 0\r\n\r\n");

        var fault = await FaultAsync(service.Address);

        Assert.Equal((FaultKind.Malformed, false), (fault.Fault, fault.IsTransient));
        Assert.Contains("elsewhere.test", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_WhereNothingListens_IsAFreeFault()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Dispose();

        var fault = await FaultAsync(new Uri($"http://127.0.0.1:{port}/v1"));

        Assert.Equal(
            (FaultKind.Unavailable, true, new TokenUsage(0, 0)), (fault.Fault, fault.IsTransient, fault.Usage!.Value));
        Assert.Contains("refused", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_ByTlsToWhatSpeaksNone_IsAFreeFault()
    {
        await using var service = new RawService("HTTP/1.1 400 Bad Request\r\n\r\n");
        var address = new UriBuilder(service.Address) { Scheme = "https" }.Uri;

        var fault = await FaultAsync(address);

        Assert.Equal((FaultKind.Unavailable, new TokenUsage(0, 0)), (fault.Fault, fault.Usage!.Value));
        Assert.Contains("TLS", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://[::ffff:169.254.169.254]/latest")]
    [InlineData("http://[fe80::1]/v1")]
    [InlineData("http://0.0.0.0:9/v1")]
    [InlineData("http://2852039166/v1")]
    public async Task Connect_ToARefusedAddress_IsAFreeFaultForGood(string address)
    {
        var fault = await FaultAsync(new Uri(address));

        Assert.Equal(
            (FaultKind.Unavailable, false, new TokenUsage(0, 0)), (fault.Fault, fault.IsTransient, fault.Usage!.Value));
        Assert.Contains("not connected to", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<WorkerFaultException> FaultAsync(Uri address, bool isStreaming = false)
    {
        var fault = await Assert.ThrowsAsync<WorkerFaultException>(() => AskAsync(address, isStreaming));
        Assert.DoesNotContain(Clients.KeyText, fault.ToString(), StringComparison.Ordinal);
        return fault;
    }

    private static async Task<ChatResponse> AskAsync(Uri address, bool isStreaming)
    {
        using var handler = ServiceHandlers.Create();
        var endpoint = new ServiceEndpoint(VendorCatalog.Find("ollama")!, "model-1", Clients.Key, address);
        using var client = ServiceChatClients.Create(endpoint, handler);
        return await Clients.AskAsync(client, [new ChatMessage(ChatRole.User, "Question?")], null, isStreaming);
    }
}
