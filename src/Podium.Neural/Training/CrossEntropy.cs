using System.Runtime.Intrinsics;
using Podium.Neural.Kernels;
using Podium.Neural.Vectors;

namespace Podium.Neural.Training;

/// <summary>The negative log-likelihood of target tokens.</summary>
public static unsafe class CrossEntropy
{
    /// <summary>Replaces logits by the gradient of the mean loss and returns that loss in nats.</summary>
    /// <param name="logits">Logits [rows, vocabulary]; overwritten.</param>
    /// <param name="vocabularySize">Logits in a row.</param>
    /// <param name="targets">The right token of each row; at least one.</param>
    /// <param name="team">Threads that share the rows; the caller's alone when null.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a target is not in the vocabulary.</exception>
    public static double Apply(
        Span<float> logits,
        int vocabularySize,
        IReadOnlyList<int> targets,
        ThreadTeam? team = null)
    {
        Check(logits.Length, vocabularySize, targets);
        var rows = targets.Count;
        var losses = new double[rows];
        fixed (float* start = logits)
        {
            var values = start;
            Action<int> body = part =>
            {
                for (var row = RowParts.Start(part); row < RowParts.End(part, rows); row++)
                {
                    losses[row] = Row(vocabularySize, values + ((long)row * vocabularySize), targets[row], 1f / rows);
                }
            };
            if (team is null)
            {
                for (var part = 0; part < RowParts.Count(rows); part++)
                {
                    body(part);
                }
            }
            else
            {
                team.Run(RowParts.Count(rows), body);
            }
        }

        return losses.Sum() / rows;
    }

    private static void Check(int length, int vocabularySize, IReadOnlyList<int> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count == 0 || length != (long)targets.Count * vocabularySize)
        {
            throw new ArgumentException(
                $"{length} logits are not {targets.Count} targets times a vocabulary of {vocabularySize}.");
        }

        foreach (var target in targets)
        {
            if ((uint)target >= (uint)vocabularySize)
            {
                throw new ArgumentException($"Target {target} lies outside the vocabulary of {vocabularySize}.");
            }
        }
    }

    private static double Row(int vocabulary, float* values, int target, float weight)
    {
        var largest = float.NegativeInfinity;
        var vectorLargest = Vector512.Create(largest);
        var index = 0;
        for (; index <= vocabulary - Lanes.Count; index += Lanes.Count)
        {
            vectorLargest = Vector512.Max(vectorLargest, Vector512.Load(values + index));
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
