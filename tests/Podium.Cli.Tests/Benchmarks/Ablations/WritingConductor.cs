using Microsoft.Extensions.AI;
using Podium.Core.Conductors;
using Podium.Core.Learning;

namespace Podium.Cli.Tests.Benchmarks.Ablations;

/// <summary>Writes one text and remembers what it was asked and what it should learn from.</summary>
internal sealed class WritingConductor(string text) : ITrainableConductor
{
    public List<ConductorRequest> Asked { get; } = [];

    public List<WeightedSample> Learned { get; } = [];

    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request, CancellationToken cancellationToken = default)
    {
        Asked.Add(request);
        return ValueTask.FromResult(new ConductorReply(text, new UsageDetails()));
    }

    public IReadOnlyList<IReadOnlyList<SampledWorkflow>> Sample(
        IReadOnlyList<ConductorRequest> requests, int samples, CancellationToken cancellationToken = default)
    {
        Asked.AddRange(requests);
        return
        [
            .. requests.Select((_, request) => (IReadOnlyList<SampledWorkflow>)
                [.. Enumerable.Range(0, samples).Select(sample => new Written(text, (10 * request) + sample))]),
        ];
    }

    public PolicyUpdate Update(IReadOnlyList<WeightedSample> batch, PolicyUpdateOptions options)
    {
        Learned.AddRange(batch);
        return new PolicyUpdate(0, 0, 0, 0);
    }

    /// <summary>A sample with something that no decorator knows of.</summary>
    internal sealed record Written(string Text, int Number) : SampledWorkflow(Text, 1, 0);
}
