using System.Net.Sockets;
using System.Security.Authentication;
using Podium.Core.Budgets;
using Podium.Providers.Faults;

namespace Podium.Providers.Tests.Faults;

public sealed class ConnectionFaultsTests
{
    public static TheoryData<HttpRequestError, Exception?, string, bool, bool> Exceptions => new()
    {
        { HttpRequestError.NameResolutionError, Socket(SocketError.HostNotFound), "no address", false, true },
        { HttpRequestError.ConnectionError, Socket(SocketError.NoData), "no address", false, true },
        { HttpRequestError.ConnectionError, Socket(SocketError.TryAgain), "no address", true, true },
        { HttpRequestError.ConnectionError, Socket(SocketError.ConnectionRefused), "(refused)", true, true },
        { HttpRequestError.ConnectionError, Socket(SocketError.HostUnreachable), "(unreachable)", true, true },
        { HttpRequestError.ProxyTunnelError, null, "No connection", true, true },
        { HttpRequestError.SecureConnectionError, new AuthenticationException("x"), "certificate", false, true },
        { HttpRequestError.SecureConnectionError, new IOException("x"), "TLS", true, true },
        { HttpRequestError.InvalidResponse, null, "not HTTP", true, false },
        { HttpRequestError.ResponseEnded, Socket(SocketError.ConnectionReset), "(reset)", true, false },
        { HttpRequestError.Unknown, null, "closed the connection", true, false },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Describe_OfAnException_SaysWhatHappenedAndWhetherItIsFree(
        HttpRequestError error, Exception? inner, string words, bool isTransient, bool isFree)
    {
        var exception = new HttpRequestException(error, "quoted", inner);

        var fault = ConnectionFaults.Describe("Ollama (localhost:11434)", exception);

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Ollama (localhost:11434)", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("quoted", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(isTransient, fault.IsTransient);
        Assert.Equal(isFree ? new TokenUsage(0, 0) : null, fault.Usage);
    }

    private static SocketException Socket(SocketError error) => new((int)error);
}
