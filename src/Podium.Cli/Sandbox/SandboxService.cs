using Podium.FakeServices;
using Podium.FakeServices.Dialects;

namespace Podium.Cli.Sandbox;

/// <summary>One service of the sandbox, which can be stopped and started again at its port.</summary>
internal sealed class SandboxService(string name, FakeDialect dialect, IReadOnlyList<FakeModel> models, string? key)
    : IAsyncDisposable
{
    private FakeService? _service;
    private FakeBill _earlier;
    private int _port;

    public string Name => name;

    public IReadOnlyList<string> Models => [.. models.Select(model => model.Name)];

    public bool IsRunning => _service is not null;

    /// <summary>Where it is; while it is stopped, where it was.</summary>
    public Uri? Endpoint { get; private set; }

    /// <summary>What it billed since the sandbox began.</summary>
    public FakeBill Bill => _earlier + (_service?.Bill ?? default);

    /// <summary>Starts it, at <paramref name="port"/> the first time; 0 takes one that is free.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task StartAsync(int port, CancellationToken cancellationToken)
    {
        if (_service is not null)
        {
            return;
        }

        var options = new FakeServiceOptions
        {
            Models = models,
            Dialect = dialect,
            ApiKey = key,
            Port = _port == 0 ? port : _port,
            KeptRequests = 0,
        };
        _service = await FakeService.StartAsync(options, cancellationToken).ConfigureAwait(false);
        Endpoint = _service.Endpoint;
        _port = Endpoint.Port;
    }

    /// <summary>Stops it, with whatever it is about to answer.</summary>
    public async Task StopAsync()
    {
        if (_service is { } service)
        {
            _earlier += service.Bill;
            _service = null;
            await service.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Lets it misbehave, some number of times or until it recovers.</summary>
    public void Inject(SandboxFault fault, int? times) => _service?.Inject(fault.Fault, times);

    /// <summary>Lets it behave again.</summary>
    public void Recover() => _service?.Recover();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);
}
