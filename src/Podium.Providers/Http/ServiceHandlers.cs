using System.Net;

namespace Podium.Providers.Http;

/// <summary>Makes the handlers through which services are reached.</summary>
public static class ServiceHandlers
{
    /// <summary>
    /// Makes a handler that many clients can share; whoever asked for it disposes it. It follows no redirect, keeps no
    /// cookies, asks for no compression, and resolves names itself: each address is checked, and the one that passed is
    /// the one connected to, so a name that changes its address in between gains nothing.
    /// </summary>
    /// <param name="options">How to connect; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is not positive.</exception>
    public static SocketsHttpHandler Create(ConnectionOptions? options = null)
    {
        options ??= new ConnectionOptions();
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = options.UseProxy,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = options.ConnectionLifetime,
            ConnectCallback = new ConnectGuard(options.AllowLinkLocal).ConnectAsync,
        };
    }
}
