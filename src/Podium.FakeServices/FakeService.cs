using Podium.FakeServices.Faults;
using Podium.FakeServices.Serving;

namespace Podium.FakeServices;

/// <summary>
/// A local HTTP service that speaks like a vendor's, answers through chat clients and misbehaves on demand.
/// <para>
/// Billing: a request that is turned away before generation (any 4xx or 5xx, a closed connection, a redirect, a page of
/// something in front of the service) costs nothing. From the moment generation begins, the input tokens and the output
/// tokens generated are billed, also when the answer is cut afterwards. A whole answer is generated at once, a stream
/// chunk by chunk: of a stream that ends early, the share of the chunks sent is billed. Tokens are those of the
/// client's usage; without it, each word of the input and each chunk of the output counts as one. What of the input the
/// client says was in a cache, or put there, is reported and billed so far as the dialect tells it apart.
/// </para>
/// </summary>
public sealed class FakeService : IAsyncDisposable
{
    private readonly FaultQueue _faults = new();
    private readonly HoldGate _holds = new();
    private readonly Ledger _ledger = new();
    private readonly RequestHandler _handler;
    private readonly FakeHost _host;

    private FakeService(FakeServiceOptions options)
    {
        _handler = new RequestHandler(options, _faults, _holds, _ledger);
        _host = new FakeHost(options, _handler.HandleAsync);
    }

    /// <summary>The base address to give to a client; it ends in a slash.</summary>
    public Uri Endpoint => _host.Endpoint;

    /// <summary>
    /// The requests so far, in the order in which they had arrived whole; of many the latest, as many as
    /// <see cref="FakeServiceOptions.KeptRequests"/> says.
    /// </summary>
    public IReadOnlyList<FakeRequest> Requests => _handler.Requests;

    /// <summary>What was billed for all models together.</summary>
    public FakeBill Bill => _ledger.Total();

    /// <summary>Starts a service.</summary>
    /// <exception cref="ArgumentException">
    /// There is no model, two have one name, or a setting is out of its range.
    /// </exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<FakeService> StartAsync(
        FakeServiceOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, 65535);
        ArgumentOutOfRangeException.ThrowIfNegative(options.KeptRequests);
        if (options.Models.Count == 0)
        {
            throw new ArgumentException("A service needs a model; name one.", nameof(options));
        }

        var service = new FakeService(options);
        try
        {
            await service._host.StartAsync(cancellationToken).ConfigureAwait(false);
            return service;
        }
        catch
        {
            await service.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What was billed for one model; nothing if it was never called.</summary>
    public FakeBill BillOf(string model) => _ledger.Of(model);

    /// <summary>
    /// Lets the next requests for an answer meet a fault. Faults wait in a line: one begins when those put before it
    /// have struck as often as they were to.
    /// </summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">
    /// How many requests it strikes; <see langword="null"/> for every one until <see cref="Recover"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// It is to strike less than once, or a number of the fault is out of its range.
    /// </exception>
    public void Inject(FakeFault fault, int? times = null) => _faults.Add(fault, times);

    /// <summary>Removes all faults and lets go of the requests that are held.</summary>
    public void Recover()
    {
        _faults.Clear();
        _holds.Release();
    }

    /// <summary>Waits until at least this many requests are held at once.</summary>
    public Task WaitForHeldAsync(int count, CancellationToken cancellationToken = default) =>
        _holds.WaitForAsync(count, cancellationToken);

    /// <summary>Stops at once: connections are closed, also those of requests that are held.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
