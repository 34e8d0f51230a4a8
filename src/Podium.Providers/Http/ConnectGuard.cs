using System.Net;
using System.Net.Sockets;

namespace Podium.Providers.Http;

/// <summary>Resolves a host once, and connects to one of its addresses only after a look at that address.</summary>
/// <param name="allowLinkLocal">Whether link-local addresses pass.</param>
internal sealed class ConnectGuard(bool allowLinkLocal)
{
    /// <summary>Connects, trying the host's addresses in the order in which the resolver gives them.</summary>
    /// <exception cref="RefusedAddressException">None of the host's addresses passes.</exception>
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(target.Host, cancellationToken).ConfigureAwait(false);
        var allowed = addresses.Where(address => AddressRules.Refusal(address, allowLinkLocal) is null).ToArray();
        if (allowed is [] && addresses is [var first, ..])
        {
            throw new RefusedAddressException(first, AddressRules.Refusal(first, allowLinkLocal)!);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
