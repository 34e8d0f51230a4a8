using Podium.Core.Conductors;

namespace Podium.Core.Learning;

/// <summary>
/// The seam between learning and tensors: a conductor whose workflows can be sampled and made more or less likely.
/// </summary>
public interface ITrainableConductor : IConductor
{
    /// <summary>
    /// Draws <paramref name="samples"/> workflows for each request at temperature 1; the request's seed decides
    /// which. Returns one list per request, in the requests' order.
    /// </summary>
    IReadOnlyList<IReadOnlyList<SampledWorkflow>> Sample(
        IReadOnlyList<ConductorRequest> requests,
        int samples,
        CancellationToken cancellationToken = default);

    /// <summary>Takes one optimiser step on <paramref name="batch"/>.</summary>
    PolicyUpdate Update(IReadOnlyList<WeightedSample> batch, PolicyUpdateOptions options);
}
