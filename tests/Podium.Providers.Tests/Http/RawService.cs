using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Podium.Providers.Tests.Http;

/// <summary>A service on a real socket that takes one connection, sends bytes and hangs up.</summary>
internal sealed class RawService : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _work;

    public RawService(string response, bool resets = false)
    {
        _listener.Start();
        _work = ServeAsync(Encoding.Latin1.GetBytes(response), resets);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    public async ValueTask DisposeAsync()
    {
        await _work;
        _listener.Dispose();
    }

    private async Task ServeAsync(byte[] response, bool resets)
    {
        using var socket = await _listener.AcceptSocketAsync();
        var buffer = new byte[64 * 1024];
        await socket.ReceiveAsync(buffer);
        await socket.SendAsync(response);
        if (resets)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        else
        {
            socket.Shutdown(SocketShutdown.Send);
        }
    }
}
