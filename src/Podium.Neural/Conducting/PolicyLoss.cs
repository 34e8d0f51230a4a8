using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Vectors;

namespace Podium.Neural.Conducting;

/// <summary>
/// The clipped policy-gradient objective at one token, over the tokens that the grammar admits (PPO, Schulman et al.
/// 2017, equation 7; advantage from GRPO, Shao et al. 2024), with an entropy term. Deviation: a token that was
/// prescribed counts as if the policy had drawn it, without the ratio of probabilities, which would silence what the
/// policy has given up; but a prescribed token is not made less likely than <see cref="LeastPrescribed"/>.
/// </summary>
internal static unsafe class PolicyLoss
{
    /// <summary>Probability below which a prescribed token is not pushed.</summary>
    public const double LeastPrescribed = 0.03;

    /// <summary>
    /// Replaces <paramref name="logits"/> by the gradient of the loss and returns the loss, both multiplied by
    /// <paramref name="scale"/>.
    /// </summary>
    /// <param name="logits">Logits over the vocabulary; gradient afterwards.</param>
    /// <param name="allowed">Which tokens the grammar admits here.</param>
    /// <param name="term">What was drawn, and its weight.</param>
    /// <param name="clipRange">Half-width of the trusted interval of the probability ratio.</param>
    /// <param name="scale">Factor on loss and gradient.</param>
    /// <param name="clipped">Whether the ratio has left the interval, so that only entropy counts.</param>
    public static double Apply(
        Span<float> logits,
        ReadOnlySpan<bool> allowed,
        PolicyTerm term,
        double clipRange,
        double scale,
        out bool clipped)
    {
        var logit = logits[term.Token];
        double loss;
        float weight;
        fixed (float* values = logits)
        fixed (bool* mask = allowed)
        {
            var count = Gather(values, mask, logits.Length);
            var largest = Largest(values, count);
            var (sum, weighted) = Moments(values, count, largest);
            var logSum = Math.Log(sum);
            var logProbability = logit - (largest + logSum);
            var ratio = term.LogProbability is { } drawn ? Math.Exp(logProbability - drawn) : 1;
            clipped = term.Advantage > 0 ? ratio > 1 + clipRange
                : term.Advantage < 0 && (ratio < 1 - clipRange || IsGivenUp(term, logProbability));
            weight = (float)(clipped ? 0 : term.Advantage * ratio * scale);
            var entropy = term.EntropyWeight > 0 ? logSum - (weighted / sum) : 0;
            var entropyWeight = term.EntropyWeight * scale;
            Differentiate(
                values,
                count,
                largest,
                (float)(1 / sum),
                (float)(weight + (entropyWeight * (entropy - logSum))),
                (float)entropyWeight);
            var bounded = Math.Clamp(ratio, 1 - clipRange, 1 + clipRange);
            var objective = term.LogProbability is null
                ? (clipped ? 0 : term.Advantage * logProbability)
                : Math.Min(ratio * term.Advantage, bounded * term.Advantage);
            loss = -(objective + (term.EntropyWeight * entropy)) * scale;
            Scatter(values, mask, logits.Length, count);
        }

        logits[term.Token] -= weight;
        return loss;
    }

    private static bool IsGivenUp(PolicyTerm term, double logProbability) =>
        term.LogProbability is null && logProbability < Math.Log(LeastPrescribed);

    /// <summary>Moves the admitted values to the front and returns their number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Gather(float* values, bool* allowed, int length)
    {
        var count = 0;
        for (var block = 0; block < length; block += Lanes.Count)
        {
            var size = Math.Min(Lanes.Count, length - block);
            if (size == Lanes.Count && None(allowed + block))
            {
                continue;
            }

            if (size == Lanes.Count && All(allowed + block))
            {
                Vector512.Load(values + block).Store(values + count);
                count += size;
                continue;
            }

            for (var index = block; index < block + size; index++)
            {
                values[count] = values[index];
                count += Unsafe.BitCast<bool, byte>(allowed[index]);
            }
        }

        return count;
    }

    /// <summary>
    /// Moves the first <paramref name="count"/> values back to where <see cref="Gather"/> took them from, with zeros
    /// between them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(float* values, bool* allowed, int length, int count)
    {
        for (var block = (Lanes.Vectors(length) - 1) * Lanes.Count; block >= 0; block -= Lanes.Count)
        {
            var size = Math.Min(Lanes.Count, length - block);
            if (size == Lanes.Count && None(allowed + block))
            {
                Vector512<float>.Zero.Store(values + block);
                continue;
            }

            if (size == Lanes.Count && All(allowed + block))
            {
                count -= size;
                Vector512.Load(values + count).Store(values + block);
                continue;
            }

            for (var index = block + size - 1; index >= block; index--)
            {
                var isAllowed = allowed[index];
                count -= Unsafe.BitCast<bool, byte>(isAllowed);
                var value = values[count];
                values[index] = isAllowed ? value : 0;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool None(bool* allowed) => Vector128.Load((byte*)allowed) == Vector128<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool All(bool* allowed) => Vector128.Load((byte*)allowed) == Vector128<byte>.One;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Largest(float* values, int count)
    {
        var nothing = Vector512.Create(float.NegativeInfinity);
        var largest = nothing;
        for (var index = 0; index < count; index += Lanes.Count)
        {
            var value = Lanes.Load(values + index, count - index);
            value = Vector512.ConditionalSelect(Lanes.First(count - index), value, nothing);
            largest = Vector512.MaxNative(largest, value);
        }

        return Lanes.Max(largest);
    }

    /// <summary>The sums of e^x and of x · e^x, where x is a value less the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Sum, double Weighted) Moments(float* values, int count, float largest)
    {
        var sum = Vector512<float>.Zero;
        var weighted = Vector512<float>.Zero;
        for (var index = 0; index < count; index += Lanes.Count)
        {
            var value = Lanes.Load(values + index, count - index) - Vector512.Create(largest);
            var exponential = Lanes.Exp(value) & Lanes.First(count - index);
            sum += exponential;
            weighted = Vector512.FusedMultiplyAdd(exponential, value, weighted);
        }

        return (Vector512.Sum(sum), Vector512.Sum(weighted));
    }

    /// <summary>
    /// Replaces each value by its probability times (<paramref name="constant"/> + <paramref name="slope"/> · x), where
    /// x is the value less the largest.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Differentiate(
        float* values,
        int count,
        float largest,
        float scale,
        float constant,
        float slope)
    {
        for (var index = 0; index < count; index += Lanes.Count)
        {
            var remaining = count - index;
            var value = Lanes.Load(values + index, remaining) - Vector512.Create(largest);
            var factor = Vector512.FusedMultiplyAdd(
                Vector512.Create(slope), value, Vector512.Create(constant));
            Lanes.Store(Lanes.Exp(value) * Vector512.Create(scale) * factor, values + index, remaining);
        }
    }
}
