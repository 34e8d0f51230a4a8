using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Kernels;
using Podium.Neural.Vectors;

namespace Podium.Neural.Training;

/// <summary>The negative log-likelihood of target tokens.</summary>
public static unsafe class CrossEntropy
{
    /// <summary>Replaces logits by the gradient of the weighted mean loss and returns that loss in nats.</summary>
    /// <param name="team">Threads that share the rows.</param>
    /// <param name="logits">Logits [rows, vocabulary]; overwritten.</param>
    /// <param name="targets">The right token of each row.</param>
    /// <param name="weights">
    /// A weight at or above 0 for each row, or empty for equal weights; the mean divides by their sum.
    /// </param>
    /// <exception cref="ArgumentException">The lengths do not fit, a target is not in the vocabulary, or the weights
    /// add up to nothing.</exception>
    public static double LossAndGradient(
        ThreadTeam team,
        Span<float> logits,
        ReadOnlySpan<int> targets,
        ReadOnlySpan<float> weights = default)
    {
        ArgumentNullException.ThrowIfNull(team);
        var vocabulary = Check(logits.Length, targets, weights);
        var losses = new double[targets.Length];
        var rows = targets.Length;
        var total = weights.IsEmpty ? rows : Sum(weights);
        fixed (float* logitStart = logits)
        fixed (int* targetStart = targets)
        fixed (float* weightStart = weights)
        {
            var logitPointer = logitStart;
            var targetPointer = targetStart;
            var weightPointer = weightStart;
            team.Run(RowParts.Count(rows), part =>
            {
                for (var row = RowParts.Start(part); row < RowParts.End(part, rows); row++)
                {
                    var weight = (weightPointer == null ? 1.0 : weightPointer[row]) / total;
                    var values = logitPointer + ((long)row * vocabulary);
                    losses[row] = weight * Row(vocabulary, values, targetPointer[row], (float)weight);
                }
            });
        }

        return losses.Sum();
    }

    private static int Check(int length, ReadOnlySpan<int> targets, ReadOnlySpan<float> weights)
    {
        if (targets.IsEmpty || length % targets.Length != 0)
        {
            throw new ArgumentException($"{length} logits are not whole rows for {targets.Length} targets.");
        }

        if (!weights.IsEmpty && (weights.Length != targets.Length || !(Sum(weights) > 0)))
        {
            throw new ArgumentException(
                $"{weights.Length} weights for {targets.Length} targets: give one each, with a sum above 0.");
        }

        var vocabulary = length / targets.Length;
        foreach (var target in targets)
        {
            if ((uint)target >= (uint)vocabulary)
            {
                throw new ArgumentException($"Target {target} lies outside the vocabulary of {vocabulary}.");
            }
        }

        return vocabulary;
    }

    private static double Sum(ReadOnlySpan<float> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Row(int vocabulary, float* values, int target, float weight)
    {
        var largest = float.NegativeInfinity;
        var vectorLargest = Vector512.Create(largest);
        var index = 0;
        for (; index <= vocabulary - Lanes.Count; index += Lanes.Count)
        {
            vectorLargest = Vector512.MaxNative(vectorLargest, Vector512.Load(values + index));
        }

        for (; index < vocabulary; index++)
        {
            largest = Math.Max(largest, values[index]);
        }

        largest = Math.Max(largest, Lanes.Max(vectorLargest));
        var shift = Vector512.Create(largest);
        var sums = Vector512<float>.Zero;
        var chosen = values[target];
        for (index = 0; index < vocabulary; index += Lanes.Count)
        {
            var remaining = vocabulary - index;
            var exponential = Lanes.Exp(Lanes.Load(values + index, remaining) - shift) & Lanes.First(remaining);
            sums += exponential;
            Lanes.Store(exponential, values + index, remaining);
        }

        var sum = Vector512.Sum(sums);
        var scale = weight / sum;
        for (index = 0; index < vocabulary; index += Lanes.Count)
        {
            Lanes.Store(Lanes.Load(values + index, vocabulary - index) * scale, values + index, vocabulary - index);
        }

        values[target] -= weight;
        return Math.Log(sum) + largest - chosen;
    }
}
