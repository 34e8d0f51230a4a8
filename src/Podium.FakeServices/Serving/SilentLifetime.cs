using Microsoft.Extensions.Hosting;

namespace Podium.FakeServices.Serving;

/// <summary>A service lives until it is disposed; the process's signals are not its business.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
