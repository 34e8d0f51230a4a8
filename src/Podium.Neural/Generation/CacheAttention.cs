using System.Runtime.Intrinsics;
using Podium.Neural.Attention;
using Podium.Neural.Vectors;

namespace Podium.Neural.Generation;

/// <summary>Puts keys and values into the cache, and attends from one new token to its prompt and its own past.</summary>
internal sealed unsafe class CacheAttention(AttentionShape shape, CacheArena arena)
{
    /// <summary>Stores the keys and values of a packed row as token <paramref name="index"/>.</summary>
    public void Store(CachedTokens cache, int index, int layer, float* projected)
    {
        var block = cache.BlockOf(index);
        var slot = index % CacheArena.BlockTokens;
        for (var head = 0; head < shape.KeyValueHeads; head++)
        {
            var key = projected + shape.KeyOffset(head);
            var keys = arena.Keys(block, layer, head) + slot;
            for (var element = 0; element < shape.HeadSize; element++)
            {
                keys[element * CacheArena.BlockTokens] = key[element];
            }

            var values = arena.Values(block, layer, head) + (slot * shape.PaddedHead);
            HeadLayout.CopyRows(1, shape.HeadSize, projected + shape.ValueOffset(head), 0, 1f, values);
        }
    }

    /// <summary>Attends to the whole prompt and the first <paramref name="count"/> own tokens.</summary>
    /// <param name="prompt">Cache of the prompt.</param>
    /// <param name="own">Cache of what follows it.</param>
    /// <param name="count">Own tokens to attend to.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="projected">The token's packed row.</param>
    /// <param name="attended">Receives [hidden size].</param>
    /// <param name="scratch">Grows with the number of tokens.</param>
    public void Attend(
        CachedTokens prompt,
        CachedTokens own,
        int count,
        int layer,
        float* projected,
        float* attended,
        AlignedBuffer scratch)
    {
        var vectors = Lanes.Vectors(prompt.Count) + Lanes.Vectors(count);
        var query = scratch.Ensure((2 * shape.PaddedHead) + (vectors * Lanes.Count));
        var output = query + shape.PaddedHead;
        var scores = output + shape.PaddedHead;
        for (var head = 0; head < shape.Heads; head++)
        {
            var source = head / shape.GroupSize;
            HeadLayout.CopyRows(1, shape.HeadSize, projected + (head * shape.HeadSize), 0, shape.Scale, query);
            var largest = Score(prompt, prompt.Count, layer, source, query, scores);
            var ownScores = scores + Lanes.Padded(prompt.Count);
            largest = Vector512.Max(largest, Score(own, count, layer, source, query, ownScores));
            var sum = Exponentiate(scores, vectors, Lanes.Max(largest));
            new Span<float>(output, shape.PaddedHead).Clear();
            Mix(prompt, prompt.Count, layer, source, scores, output);
            Mix(own, count, layer, source, ownScores, output);
            HeadLayout.CopyBack(1, shape.HeadSize, output, 1f / sum, attended + (head * shape.HeadSize), 0);
        }
    }

    private Vector512<float> Score(
        CachedTokens cache,
        int count,
        int layer,
        int head,
        float* query,
        float* scores)
    {
        var nothing = Vector512.Create(float.NegativeInfinity);
        var largest = nothing;
        for (var first = 0; first < count; first += CacheArena.BlockTokens)
        {
            var keys = arena.Keys(cache.BlockOf(first), layer, head);
            Vector512<float> sum0 = default, sum1 = default;
            for (var element = 0; element < shape.HeadSize; element += 2, keys += 2 * Lanes.Count)
            {
                sum0 = Vector512.FusedMultiplyAdd(
                    Vector512.Create(query[element]), Vector512.Load(keys), sum0);
                sum1 = Vector512.FusedMultiplyAdd(
                    Vector512.Create(query[element + 1]), Vector512.Load(keys + Lanes.Count), sum1);
            }

            var score = Vector512.ConditionalSelect(Lanes.First(count - first), sum0 + sum1, nothing);
            largest = Vector512.Max(largest, score);
            score.Store(scores + first);
        }

        return largest;
    }

    private static float Exponentiate(float* scores, int vectors, float largest)
    {
        var shift = Vector512.Create(largest);
        var sum = Vector512<float>.Zero;
        for (var vector = 0; vector < vectors; vector++, scores += Lanes.Count)
        {
            // Masked places hold -∞, whose exponential the bounded Exp leaves at 1e-38: nothing beside the largest, 1.
            var value = Lanes.Exp(Vector512.Load(scores) - shift);
            sum += value;
            value.Store(scores);
        }

        return Vector512.Sum(sum);
    }

    private void Mix(CachedTokens cache, int count, int layer, int head, float* weights, float* output)
    {
        for (var first = 0; first < count; first += CacheArena.BlockTokens)
        {
            var values = arena.Values(cache.BlockOf(first), layer, head);
            var tokens = Math.Min(CacheArena.BlockTokens, count - first);
            for (var index = 0; index < shape.PaddedHead; index += Lanes.Count)
            {
                var even = Vector512.Load(output + index);
                var odd = Vector512<float>.Zero;
                var value = values + index;
                var token = 0;
                for (; token < tokens - 1; token += 2, value += 2 * shape.PaddedHead)
                {
                    even = Vector512.FusedMultiplyAdd(
                        Vector512.Create(weights[first + token]), Vector512.Load(value), even);
                    odd = Vector512.FusedMultiplyAdd(
                        Vector512.Create(weights[first + token + 1]), Vector512.Load(value + shape.PaddedHead), odd);
                }

                if (token < tokens)
                {
                    even = Vector512.FusedMultiplyAdd(
                        Vector512.Create(weights[first + token]), Vector512.Load(value), even);
                }

                (even + odd).Store(output + index);
            }
        }
    }
}
