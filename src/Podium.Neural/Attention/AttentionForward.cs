using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Kernels;
using Podium.Neural.Vectors;

namespace Podium.Neural.Attention;

/// <summary>
/// Causal grouped-query attention over packed sequence trees. The keys of a path, the root's and then one child's, lie
/// in one buffer: the root's part stays while the children follow each other in the rest.
/// </summary>
internal sealed unsafe class AttentionForward(AttentionShape shape)
{
    private readonly ScratchPool<ForwardScratch> _pool = new();

    /// <summary>Attends within each tree of <paramref name="chunk"/>.</summary>
    /// <param name="team">Threads that share the (tree, key and value head) pairs.</param>
    /// <param name="batch">The layout of the rows.</param>
    /// <param name="chunk">The trees to attend within; all rows are counted from the chunk's first one.</param>
    /// <param name="projected">Rows [query | key | value], positions applied.</param>
    /// <param name="attended">Receives [rows, hidden size].</param>
    /// <param name="logSums">Receives each row's and head's log of the sum of exponentials, [rows, heads]; or null.
    /// </param>
    public void Run(
        ThreadTeam team,
        PackedBatch batch,
        BatchChunk chunk,
        float* projected,
        float* attended,
        float* logSums) =>
        team.Run(chunk.Trees * shape.KeyValueHeads, part =>
        {
            var scratch = _pool.Rent();
            var tree = batch.Trees[chunk.FirstTree + (part / shape.KeyValueHeads)];
            scratch.Prepare(shape, tree);
            var head = part % shape.KeyValueHeads;
            AttendSegment(scratch, tree.Root.From(chunk.FirstRow), 0, head, projected, attended, logSums);
            foreach (var child in tree.Children)
            {
                var range = child.From(chunk.FirstRow);
                AttendSegment(scratch, range, tree.Root.Length, head, projected, attended, logSums);
            }

            _pool.Return(scratch);
        });

    private void AttendSegment(
        ForwardScratch scratch,
        TokenRange range,
        int first,
        int keyValueHead,
        float* projected,
        float* attended,
        float* logSums)
    {
        var rows = projected + ((long)range.Start * shape.RowSize);
        HeadLayout.CopyToPanels(
            range.Length, shape.HeadSize, rows + shape.KeyOffset(keyValueHead), shape.RowSize, first, scratch.Keys);
        HeadLayout.CopyRows(
            range.Length,
            shape.HeadSize,
            rows + shape.ValueOffset(keyValueHead),
            shape.RowSize,
            1f,
            scratch.Values + ((long)first * shape.PaddedHead));
        for (var member = 0; member < shape.GroupSize; member++)
        {
            var head = (keyValueHead * shape.GroupSize) + member;
            for (var block = 0; block < range.Length; block += BlockProduct.Rows)
            {
                AttendBlock(
                    scratch,
                    Math.Min(BlockProduct.Rows, range.Length - block),
                    first + block,
                    rows + ((long)block * shape.RowSize) + (head * shape.HeadSize),
                    attended + ((long)(range.Start + block) * shape.HiddenSize) + (head * shape.HeadSize),
                    logSums == null ? null : logSums + ((long)(range.Start + block) * shape.Heads) + head);
            }
        }
    }

    private void AttendBlock(
        ForwardScratch scratch,
        int rows,
        int position,
        float* queries,
        float* attended,
        float* logSums)
    {
        var keys = position + rows;
        var vectors = Lanes.Vectors(keys);
        HeadLayout.CopyRows(rows, shape.HeadSize, queries, shape.RowSize, shape.Scale, scratch.Queries);
        BlockProduct.Multiply(
            scratch.Queries,
            shape.PaddedHead,
            1,
            scratch.Keys,
            shape.HeadSize * Lanes.Count,
            Lanes.Count,
            vectors,
            shape.HeadSize,
            scratch.Scores,
            scratch.ScoreStride,
            accumulate: false);
        var inverses = stackalloc float[BlockProduct.Rows];
        for (var row = 0; row < rows; row++)
        {
            var logSum = Exponentiate(scratch.Scores + (row * scratch.ScoreStride), position + row + 1, vectors);
            inverses[row] = logSum.Inverse;
            if (logSums != null)
            {
                logSums[row * shape.Heads] = logSum.LogSum;
            }
        }

        BlockProduct.Multiply(
            scratch.Scores,
            scratch.ScoreStride,
            1,
            scratch.Values,
            Lanes.Count,
            shape.PaddedHead,
            shape.HeadVectors,
            keys,
            scratch.Output,
            shape.PaddedHead,
            accumulate: false);
        for (var row = 0; row < rows; row++)
        {
            HeadLayout.CopyBack(
                1,
                shape.HeadSize,
                scratch.Output + (row * shape.PaddedHead),
                inverses[row],
                attended + ((long)row * shape.HiddenSize),
                shape.HiddenSize);
        }
    }

    /// <summary>Replaces the first scores by their exponentials, less the largest, and the rest by zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (float Inverse, float LogSum) Exponentiate(float* scores, int count, int vectors)
    {
        var largest = Vector512.Create(float.NegativeInfinity);
        var whole = count / Lanes.Count;
        var mask = Lanes.First(count % Lanes.Count);
        for (var vector = 0; vector < whole; vector++)
        {
            largest = Vector512.MaxNative(largest, Vector512.Load(scores + (vector * Lanes.Count)));
        }

        if (whole < vectors)
        {
            var last = Vector512.Load(scores + (whole * Lanes.Count));
            largest = Vector512.MaxNative(largest, Vector512.ConditionalSelect(mask, last, largest));
        }

        var maximum = Lanes.Max(largest);
        var shift = Vector512.Create(maximum);
        var sums = Vector512<float>.Zero;
        for (var vector = 0; vector < vectors; vector++)
        {
            var value = Lanes.Exp(Vector512.Load(scores + (vector * Lanes.Count)) - shift);
            if (vector >= whole)
            {
                value = vector == whole ? value & mask : Vector512<float>.Zero;
            }

            sums += value;
            value.Store(scores + (vector * Lanes.Count));
        }

        var sum = Vector512.Sum(sums);
        return (1f / sum, maximum + MathF.Log(sum));
    }
}
