using Podium.Core.Budgets;
using Podium.Core.Conductors;

namespace Podium.Pocket.Orchestra;

/// <summary>A conductor that is made when it is first asked, so that no weights are read in vain.</summary>
internal sealed class DeferredConductor(Func<IBoundedConductor> create) : IBoundedConductor
{
    private readonly Lazy<IBoundedConductor> _conductor = new(create);

    public TokenUsage Bound(ConductorRequest request) => _conductor.Value.Bound(request);

    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default) =>
        _conductor.Value.ConductAsync(request, cancellationToken);
}
