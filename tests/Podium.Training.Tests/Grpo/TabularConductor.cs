using System.Globalization;
using Microsoft.Extensions.AI;
using Podium.Core.Conductors;
using Podium.Core.Learning;
using Podium.Core.Randomness;

namespace Podium.Training.Tests.Grpo;

/// <summary>
/// A policy without tensors: a softmax over the workers for each kind of question; a choice beyond the workers accepts
/// what the round before gave.
/// </summary>
internal sealed class TabularConductor(int kinds, int workers) : ITrainableConductor
{
    private const double Speed = 4;

    public double[][] Logits { get; init; } = [.. Enumerable.Range(0, kinds).Select(_ => new double[workers])];

    /// <summary>Which row of the logits decides about a request.</summary>
    public Func<ConductorRequest, int> RowOf { get; init; } = request => KindOf(request.Question);

    /// <summary>What it was given to learn from.</summary>
    public List<IReadOnlyList<WeightedSample>> Batches { get; } = [];

    /// <summary>The requests it was asked to sample for, and how many samples of each.</summary>
    public List<(IReadOnlyList<ConductorRequest> Requests, int Samples)> Asked { get; } = [];

    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request, CancellationToken cancellationToken = default)
    {
        var logits = Logits[RowOf(request)];
        return ValueTask.FromResult(new ConductorReply(Text(logits.IndexOf(logits.Max()), 1), new UsageDetails()));
    }

    public IReadOnlyList<IReadOnlyList<SampledWorkflow>> Sample(
        IReadOnlyList<ConductorRequest> requests,
        int samples,
        CancellationToken cancellationToken = default)
    {
        Asked.Add((requests, samples));
        return [.. requests.Select(request => (IReadOnlyList<SampledWorkflow>)[.. Enumerable.Range(0, samples)
            .Select(sample => Draw(request, Seed.Generator(request.Seed, sample)))])];
    }

    public PolicyUpdate Update(IReadOnlyList<WeightedSample> batch, PolicyUpdateOptions options)
    {
        Batches.Add(batch);
        var gradient = Logits.Select(row => new double[row.Length]).ToArray();
        foreach (var weighted in batch)
        {
            var sample = (TabularSample)weighted.Sample;
            var probabilities = Probabilities(sample.Kind);
            for (var worker = 0; worker < probabilities.Length; worker++)
            {
                var chosen = worker == sample.Worker ? 1 : 0;
                var surprise = Math.Log(probabilities[worker]) + sample.Entropy;
                gradient[sample.Kind][worker] += ((weighted.Advantage * (chosen - probabilities[worker]))
                    - (options.EntropyWeight * probabilities[worker] * surprise)) / batch.Count;
            }
        }

        foreach (var (row, change) in Logits.Zip(gradient))
        {
            for (var worker = 0; worker < row.Length; worker++)
            {
                row[worker] += Speed * options.LearningRate * change[worker];
            }
        }

        var norm = Math.Sqrt(gradient.Sum(row => row.Sum(value => value * value)));
        return new PolicyUpdate(0, norm, 0, batch.Count);
    }

    /// <summary>The kind that a question's last digit names.</summary>
    public static int KindOf(string question) => int.Parse(question.AsSpan(^1..), CultureInfo.InvariantCulture);

    /// <summary>A workflow of independent steps, all of the same worker.</summary>
    private string Text(int worker, int steps)
    {
        steps = worker == workers ? 0 : steps;
        var (ids, subtasks, access) = (
            string.Join(", ", Enumerable.Repeat(worker, steps)),
            string.Join(", ", Enumerable.Repeat("\"Answer.\"", steps)),
            string.Join(", ", Enumerable.Repeat("[]", steps)));
        return $"model_id = [{ids}]\nsubtasks = [{subtasks}]\naccess_list = [{access}]";
    }

    private TabularSample Draw(ConductorRequest request, Random random)
    {
        var kind = RowOf(request);
        var probabilities = Probabilities(kind);
        var left = random.NextDouble();
        var worker = 0;
        while (worker < probabilities.Length - 1 && left >= probabilities[worker])
        {
            left -= probabilities[worker++];
        }

        var text = Text(worker, request.ForcedSteps ?? 1);
        return new TabularSample(text, -probabilities.Sum(share => share * Math.Log(share)), kind, worker);
    }

    private double[] Probabilities(int kind)
    {
        var largest = Logits[kind].Max();
        var weights = Logits[kind].Select(logit => Math.Exp(logit - largest)).ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }
}
