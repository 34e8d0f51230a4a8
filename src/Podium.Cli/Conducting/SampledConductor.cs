using Podium.Core.Budgets;
using Podium.Core.Conductors;

namespace Podium.Cli.Conducting;

/// <summary>Draws a conductor's workflows at temperature 1, as in training, instead of the likeliest ones.</summary>
internal sealed class SampledConductor(IBoundedConductor inner) : IBoundedConductor
{
    /// <inheritdoc/>
    public TokenUsage Bound(ConductorRequest request) => inner.Bound(Sampled(request));

    /// <inheritdoc/>
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default) =>
        inner.ConductAsync(Sampled(request), cancellationToken);

    private static ConductorRequest Sampled(ConductorRequest request) => request with { Temperature = 1 };
}
