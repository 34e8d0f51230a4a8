using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Vectors;

namespace Podium.Neural.Generation;

/// <summary>Chooses the next token out of logits, which it overwrites.</summary>
internal static unsafe class TokenChooser
{
    /// <summary>
    /// Takes the likeliest allowed token at temperature 0 (the first of equals), otherwise draws one.
    /// </summary>
    /// <param name="logits">Logits of the vocabulary.</param>
    /// <param name="vocabularySize">Their number.</param>
    /// <param name="mask">Allowed tokens, or empty for all.</param>
    /// <param name="temperature">Divides the logits; 0 for the likeliest.</param>
    /// <param name="random">Drawn from once, unless the temperature is 0.</param>
    public static ChosenToken Choose(
        float* logits,
        int vocabularySize,
        ReadOnlySpan<bool> mask,
        double temperature,
        Random random)
    {
        Forbid(logits, mask);
        var (token, largest) = Largest(logits, vocabularySize);
        var (sum, weighted) = Moments(logits, vocabularySize, largest);
        if (!double.IsFinite(sum))
        {
            throw new InvalidOperationException("The model's logits are not numbers; its weights have diverged.");
        }

        var logSum = Math.Log(sum);
        if (temperature > 0)
        {
            token = Draw(logits, vocabularySize, largest, temperature, random);
        }

        return new ChosenToken(token, (float)(logits[token] - largest - logSum), (float)(logSum - (weighted / sum)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forbid(float* logits, ReadOnlySpan<bool> mask)
    {
        for (var token = 0; token < mask.Length; token++)
        {
            logits[token] = mask[token] ? logits[token] : float.NegativeInfinity;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Token, float Value) Largest(float* logits, int count)
    {
        var largest = Vector512.Create(float.NegativeInfinity);
        for (var index = 0; index < count; index += Lanes.Count)
        {
            var value = Lanes.Load(logits + index, count - index);
            var bounded = Vector512.MaxNative(value, largest);
            largest = Vector512.ConditionalSelect(Lanes.First(count - index), bounded, largest);
        }

        var maximum = Lanes.Max(largest);
        return (new ReadOnlySpan<float>(logits, count).IndexOf(maximum), maximum);
    }

    /// <summary>The sums of e^x and of x · e^x, where x is a logit less the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Sum, double Weighted) Moments(float* logits, int count, float largest)
    {
        var sum = Vector512<float>.Zero;
        var weighted = Vector512<float>.Zero;
        for (var index = 0; index < count; index += Lanes.Count)
        {
            var remaining = count - index;
            var value = Lanes.Load(logits + index, remaining) - Vector512.Create(largest);
            var vanishes = Vector512.LessThanOrEqual(value, Vector512.Create(-80f));
            var counts = Vector512.AndNot(Lanes.First(remaining), vanishes);
            var exponential = Lanes.Exp(value) & counts;
            sum += exponential;
            weighted = Vector512.FusedMultiplyAdd(exponential, value & counts, weighted);
        }

        return (Vector512.Sum(sum), Vector512.Sum(weighted));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Draw(float* logits, int count, float largest, double temperature, Random random)
    {
        var vectors = Lanes.Vectors(count);
        var sums = vectors <= 1024 ? stackalloc float[vectors] : new float[vectors];
        var total = 0.0;
        for (var vector = 0; vector < vectors; vector++)
        {
            sums[vector] = Vector512.Sum(Weights(logits, count, vector, largest, temperature));
            total += sums[vector];
        }

        var left = random.NextDouble() * total;
        var last = 0;
        for (var vector = 0; vector < vectors; vector++)
        {
            if (sums[vector] <= left)
            {
                left -= sums[vector];
                continue;
            }

            var weights = Weights(logits, count, vector, largest, temperature);
            for (var lane = 0; lane < Lanes.Count; lane++)
            {
                if (weights[lane] > 0)
                {
                    last = (vector * Lanes.Count) + lane;
                    if (left < weights[lane])
                    {
                        return last;
                    }

                    left -= weights[lane];
                }
            }

            return last;
        }

        // Rounding can leave a sliver past the last vector: it belongs to the likeliest token.
        return new ReadOnlySpan<float>(logits, count).IndexOf(largest);
    }

    private static Vector512<float> Weights(float* logits, int count, int vector, float largest, double temperature)
    {
        var first = vector * Lanes.Count;
        var value = (Lanes.Load(logits + first, count - first) - Vector512.Create(largest)) * (float)(1 / temperature);
        return Lanes.Exp(value) & Vector512.GreaterThan(value, Vector512.Create(-80f)) & Lanes.First(count - first);
    }
}
