using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Attention;
using Podium.Neural.Vectors;

namespace Podium.Neural.Generation;

/// <summary>
/// Puts keys and values into the cache, and attends from new tokens to their prompt and their own past. The queries of
/// several sequences with the same prompt go through its cache together.
/// </summary>
internal sealed unsafe class CacheAttention(AttentionShape shape, CacheArena arena)
{
    // With fewer queries than this, a block of eight rows would mostly multiply padding.
    private const int WorthABlock = 3;

    /// <summary>Rows with the same prompt that are worth attending together.</summary>
    public int RowsAtOnce { get; } = Math.Max(1, 2 * BlockProduct.Rows / shape.GroupSize);

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

    /// <summary>Attends from rows with the same prompt, whose own keys and values are stored.</summary>
    /// <param name="rows">All rows of the pass.</param>
    /// <param name="first">The first row to attend from.</param>
    /// <param name="end">The row after the last one to attend from.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="projected">Packed rows of the pass.</param>
    /// <param name="attended">Receives [rows, hidden size].</param>
    /// <param name="buffer">Grows with the number of tokens.</param>
    public void Attend(
        List<DecodeRow> rows,
        int first,
        int end,
        int layer,
        float* projected,
        float* attended,
        AlignedBuffer buffer)
    {
        var prompt = rows[first].Sequence.Prompt.Cache;
        var longest = 0;
        for (var row = first; row < end; row++)
        {
            longest = Math.Max(longest, rows[row].Place + 1);
        }

        var queries = (end - first) * shape.GroupSize;
        var scratch = new CacheScratch(buffer, queries, shape.PaddedHead, prompt.Count, longest);
        for (var head = 0; head < shape.KeyValueHeads; head++)
        {
            for (var query = 0; query < queries; query++)
            {
                var source = projected + Offset(first, query, head, shape.RowSize);
                HeadLayout.CopyRows(1, shape.HeadSize, source, 0, shape.Scale, scratch.Query(query));
            }

            ScorePrompt(scratch, prompt, queries, layer, head);
            for (var query = 0; query < queries; query++)
            {
                var row = rows[first + (query / shape.GroupSize)];
                Score(row.Sequence.Own, row.Place + 1, layer, head, scratch.Query(query), scratch.OwnScores(query));
                var vectors = scratch.PromptVectors + Lanes.Vectors(row.Place + 1);
                scratch.Inverses[query] = Exponentiate(scratch.Scores(query), prompt.Count, vectors);
            }

            MixPrompt(scratch, prompt, queries, layer, head);
            for (var query = 0; query < queries; query++)
            {
                var row = rows[first + (query / shape.GroupSize)];
                var output = scratch.Output(query);
                Mix(row.Sequence.Own, row.Place + 1, layer, head, scratch.OwnScores(query), output);
                var target = attended + Offset(first, query, head, shape.HiddenSize);
                HeadLayout.CopyBack(1, shape.HeadSize, output, scratch.Inverses[query], target, 0);
            }
        }
    }

    private long Offset(int first, int query, int head, int stride)
    {
        var (row, member) = Math.DivRem(query, shape.GroupSize);
        return ((long)(first + row) * stride) + (((head * shape.GroupSize) + member) * shape.HeadSize);
    }

    private void ScorePrompt(CacheScratch scratch, CachedTokens prompt, int queries, int layer, int head)
    {
        if (queries < WorthABlock)
        {
            for (var query = 0; query < queries; query++)
            {
                Score(prompt, prompt.Count, layer, head, scratch.Query(query), scratch.Scores(query));
            }

            return;
        }

        for (var token = 0; token < prompt.Count; token += CacheArena.BlockTokens)
        {
            var keys = arena.Keys(prompt.BlockOf(token), layer, head);
            for (var query = 0; query < queries; query += BlockProduct.Rows)
            {
                BlockProduct.Multiply(
                    scratch.Query(query),
                    shape.PaddedHead,
                    1,
                    keys,
                    0,
                    Lanes.Count,
                    1,
                    shape.HeadSize,
                    scratch.Scores(query) + token,
                    scratch.ScoreStride,
                    accumulate: false);
            }
        }
    }

    private void MixPrompt(CacheScratch scratch, CachedTokens prompt, int queries, int layer, int head)
    {
        if (queries < WorthABlock)
        {
            for (var query = 0; query < queries; query++)
            {
                new Span<float>(scratch.Output(query), shape.PaddedHead).Clear();
                Mix(prompt, prompt.Count, layer, head, scratch.Scores(query), scratch.Output(query));
            }

            return;
        }

        for (var token = 0; token < prompt.Count; token += CacheArena.BlockTokens)
        {
            var values = arena.Values(prompt.BlockOf(token), layer, head);
            for (var query = 0; query < queries; query += BlockProduct.Rows)
            {
                BlockProduct.Multiply(
                    scratch.Scores(query) + token,
                    scratch.ScoreStride,
                    1,
                    values,
                    Lanes.Count,
                    shape.PaddedHead,
                    shape.HeadVectors,
                    Math.Min(CacheArena.BlockTokens, prompt.Count - token),
                    scratch.Output(query),
                    shape.PaddedHead,
                    accumulate: token > 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(CachedTokens cache, int count, int layer, int head, float* query, float* scores)
    {
        var nothing = Vector512.Create(float.NegativeInfinity);
        for (var first = 0; first < count; first += CacheArena.BlockTokens)
        {
            var keys = arena.Keys(cache.BlockOf(first), layer, head);
            Vector512<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            var element = 0;
            for (; element <= shape.HeadSize - 4; element += 4, keys += 4 * Lanes.Count)
            {
                sum0 = AddProduct(query[element], keys, sum0);
                sum1 = AddProduct(query[element + 1], keys + Lanes.Count, sum1);
                sum2 = AddProduct(query[element + 2], keys + (2 * Lanes.Count), sum2);
                sum3 = AddProduct(query[element + 3], keys + (3 * Lanes.Count), sum3);
            }

            for (; element < shape.HeadSize; element++, keys += Lanes.Count)
            {
                sum0 = AddProduct(query[element], keys, sum0);
            }

            var score = Vector512.ConditionalSelect(
                Lanes.First(count - first), (sum0 + sum1) + (sum2 + sum3), nothing);
            score.Store(scores + first);
        }
    }

    /// <summary>Replaces scores by their exponentials, less the largest, and returns 1 over the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Exponentiate(float* scores, int promptCount, int vectors)
    {
        var nothing = Vector512.Create(float.NegativeInfinity);
        var largest = nothing;
        var last = (promptCount - 1) / Lanes.Count;
        for (var vector = 0; vector < vectors; vector++)
        {
            var score = Vector512.Load(scores + (vector * Lanes.Count));
            if (vector == last)
            {
                score = Vector512.ConditionalSelect(Lanes.First(promptCount - (last * Lanes.Count)), score, nothing);
                score.Store(scores + (vector * Lanes.Count));
            }

            largest = Vector512.MaxNative(largest, score);
        }

        var shift = Vector512.Create(Lanes.Max(largest));
        var sum = Vector512<float>.Zero;
        for (var vector = 0; vector < vectors; vector++, scores += Lanes.Count)
        {
            // Masked places hold -∞, whose exponential the bounded Exp leaves at 1e-38: nothing beside the largest, 1.
            var value = Lanes.Exp(Vector512.Load(scores) - shift);
            sum += value;
            value.Store(scores);
        }

        return 1f / Vector512.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mix(CachedTokens cache, int count, int layer, int head, float* weights, float* output)
    {
        for (var first = 0; first < count; first += CacheArena.BlockTokens)
        {
            var block = arena.Values(cache.BlockOf(first), layer, head);
            var tokens = Math.Min(CacheArena.BlockTokens, count - first);
            var weight = weights + first;
            for (var index = 0; index < shape.PaddedHead; index += Lanes.Count)
            {
                var values = block + index;
                var sum0 = Vector512.Load(output + index);
                Vector512<float> sum1 = default, sum2 = default, sum3 = default;
                var token = 0;
                for (; token <= tokens - 4; token += 4, values += 4 * shape.PaddedHead)
                {
                    sum0 = AddProduct(weight[token], values, sum0);
                    sum1 = AddProduct(weight[token + 1], values + shape.PaddedHead, sum1);
                    sum2 = AddProduct(weight[token + 2], values + (2 * shape.PaddedHead), sum2);
                    sum3 = AddProduct(weight[token + 3], values + (3 * shape.PaddedHead), sum3);
                }

                for (; token < tokens; token++, values += shape.PaddedHead)
                {
                    sum0 = AddProduct(weight[token], values, sum0);
                }

                ((sum0 + sum1) + (sum2 + sum3)).Store(output + index);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AddProduct(float factor, float* values, Vector512<float> sum) =>
        Vector512.FusedMultiplyAdd(Vector512.Create(factor), Vector512.Load(values), sum);
}
