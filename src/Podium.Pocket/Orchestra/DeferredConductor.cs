using Podium.Core.Conductors;

namespace Podium.Pocket.Orchestra;

/// <summary>A conductor that is made when it is first asked, so that no weights are read in vain.</summary>
internal sealed class DeferredConductor(Func<IConductor> create) : IConductor
{
    private readonly Lazy<IConductor> _conductor = new(create);

    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default) =>
        _conductor.Value.ConductAsync(request, cancellationToken);
}
