using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Learning;
using Podium.Core.Workflows;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>
/// Asks another conductor, with an intervention between it and its workers. What it wrote is kept as its prose and as
/// the sample that it learns from; only the lists that are run are changed.
/// </summary>
internal sealed class AblatedConductor(ITrainableConductor inner, Intervention intervention) : ITrainableConductor
{
    /// <inheritdoc/>
    public async ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request, CancellationToken cancellationToken = default)
    {
        var reply = await inner.ConductAsync(Shown(request), cancellationToken).ConfigureAwait(false);
        return reply with { Text = Performed(reply.Text, request) };
    }

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<SampledWorkflow>> Sample(
        IReadOnlyList<ConductorRequest> requests, int samples, CancellationToken cancellationToken = default)
    {
        var written = inner.Sample([.. requests.Select(Shown)], samples, cancellationToken);
        return
        [
            .. requests.Zip(written, (request, group) => (IReadOnlyList<SampledWorkflow>)
                [.. group.Select(sample => sample with { Text = Performed(sample.Text, request) })]),
        ];
    }

    /// <inheritdoc/>
    public PolicyUpdate Update(IReadOnlyList<WeightedSample> batch, PolicyUpdateOptions options) =>
        inner.Update(batch, options);

    private ConductorRequest Shown(ConductorRequest request) => request with { Pool = intervention.Show(request.Pool) };

    /// <summary>The text of what is run; a text that cannot be run stays as it is.</summary>
    private string Performed(string text, ConductorRequest request)
    {
        string[] names = [.. request.Pool.Workers.Select(worker => worker.Name)];
        return WorkflowParser.Parse(text, names, request.MaxSteps, EarlierSteps.Of(request.Rounds))
            is WorkflowParse.Parsed { Workflow: var workflow }
            ? WorkflowPrinter.Print(intervention.Perform(workflow, request.Question))
            : text;
    }
}
