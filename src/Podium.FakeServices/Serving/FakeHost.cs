using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Podium.FakeServices.Serving;

/// <summary>
/// The web server under a service. It reads no settings but the given ones, writes no log, leaves the process's signals
/// alone and stops without waiting for anybody.
/// </summary>
internal sealed class FakeHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping = new();
    private readonly FakeServiceOptions _options;

    public FakeHost(FakeServiceOptions options, Func<HttpContext, CancellationToken, Task> handle)
    {
        _options = options;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.Services.Configure<SocketTransportOptions>(WriteAtOnce);
        if (options.UseTls)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        _application = builder.Build();
        _application.Run(context => RunAsync(context, handle));
    }

    public Uri Endpoint
    {
        get
        {
            var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
            return new Uri(new Uri(addresses!.Addresses.First()), _options.Dialect.BasePath);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _application.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What was sent has left before the next move, so that a reset comes after it.</summary>
    private static void WriteAtOnce(SocketTransportOptions options) => options.MaxWriteBufferSize = 0;

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxResponseBufferSize = 0;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Listen(IPAddress.Loopback, _options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (_options.UseTls)
            {
                listen.UseHttps(UnsignedCertificate.Make(_options.TimeProvider.GetUtcNow()));
            }
        });
    }

    private async Task RunAsync(HttpContext context, Func<HttpContext, CancellationToken, Task> handle)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await handle(context, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            context.Abort();
        }
    }
}
