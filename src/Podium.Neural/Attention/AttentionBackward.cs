using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Kernels;
using Podium.Neural.Vectors;

namespace Podium.Neural.Attention;

/// <summary>
/// Gradients of <see cref="AttentionForward"/>. Probabilities are computed again from the saved log sums (Dao et al.
/// 2022, arXiv:2205.14135); the gradients of a root's keys and values add up over its children.
/// </summary>
internal sealed unsafe class AttentionBackward(AttentionShape shape)
{
    private readonly ScratchPool<BackwardScratch> _pool = new();

    /// <summary>Writes the gradients of queries, keys and values of every row.</summary>
    /// <param name="team">Threads that share the (tree, key and value head) pairs.</param>
    /// <param name="batch">The layout of the rows.</param>
    /// <param name="chunk">The trees to go back through; all rows are counted from the chunk's first one.</param>
    /// <param name="projected">Rows [query | key | value] of the forward pass.</param>
    /// <param name="attended">Output of the forward pass, [rows, hidden size].</param>
    /// <param name="logSums">Log sums of the forward pass, [rows, heads].</param>
    /// <param name="dAttended">Gradient of the output, [rows, hidden size].</param>
    /// <param name="dProjected">Receives rows [query | key | value] of gradients.</param>
    public void Run(
        ThreadTeam team,
        PackedBatch batch,
        BatchChunk chunk,
        float* projected,
        float* attended,
        float* logSums,
        float* dAttended,
        float* dProjected) =>
        team.Run(chunk.Trees * shape.KeyValueHeads, part =>
        {
            var scratch = _pool.Rent();
            var tree = batch.Trees[chunk.FirstTree + (part / shape.KeyValueHeads)];
            scratch.Prepare(shape, tree);
            var rows = new BackwardRows(projected, attended, logSums, dAttended, dProjected);
            BackTree(scratch, tree, chunk.FirstRow, part % shape.KeyValueHeads, rows);
            _pool.Return(scratch);
        });

    private void BackTree(
        BackwardScratch scratch,
        SequenceTree tree,
        int firstRow,
        int keyValueHead,
        BackwardRows rows)
    {
        var root = tree.Root.From(firstRow);
        BackSegment(scratch, root, 0, keyValueHead, rows);
        foreach (var child in tree.Children)
        {
            var range = child.From(firstRow);
            BackSegment(scratch, range, root.Length, keyValueHead, rows);
            WriteKeyValueGradients(scratch, range, root.Length, keyValueHead, rows);
        }

        WriteKeyValueGradients(scratch, root, 0, keyValueHead, rows);
    }

    private void BackSegment(
        BackwardScratch scratch,
        TokenRange range,
        int first,
        int keyValueHead,
        BackwardRows rows)
    {
        var packed = rows.Projected + ((long)range.Start * shape.RowSize);
        var keys = packed + shape.KeyOffset(keyValueHead);
        var values = packed + shape.ValueOffset(keyValueHead);
        var offset = first * shape.PaddedHead;
        HeadLayout.CopyToPanels(range.Length, shape.HeadSize, keys, shape.RowSize, first, scratch.KeyPanels);
        HeadLayout.CopyToPanels(range.Length, shape.HeadSize, values, shape.RowSize, first, scratch.ValuePanels);
        HeadLayout.CopyRows(range.Length, shape.HeadSize, keys, shape.RowSize, 1f, scratch.Keys + offset);
        var length = (range.Length + BlockProduct.Rows) * shape.PaddedHead;
        new Span<float>(scratch.KeyGradients + offset, length).Clear();
        new Span<float>(scratch.ValueGradients + offset, length).Clear();
        for (var member = 0; member < shape.GroupSize; member++)
        {
            var head = (keyValueHead * shape.GroupSize) + member;
            BackHead(scratch, range, first, head, rows);
        }
    }

    private void BackHead(BackwardScratch scratch, TokenRange range, int first, int head, BackwardRows rows)
    {
        var column = head * shape.HeadSize;
        var outputOffset = ((long)range.Start * shape.HiddenSize) + column;
        var queries = rows.Projected + ((long)range.Start * shape.RowSize) + column;
        HeadLayout.CopyRows(range.Length, shape.HeadSize, queries, shape.RowSize, shape.Scale, scratch.Queries);
        HeadLayout.CopyRows(
            range.Length,
            shape.HeadSize,
            rows.AttendedGradient + outputOffset,
            shape.HiddenSize,
            1f,
            scratch.OutputGradients);
        for (var block = 0; block < range.Length; block += BlockProduct.Rows)
        {
            var count = Math.Min(BlockProduct.Rows, range.Length - block);
            BackBlock(scratch, count, block, first + block, range.Start + block, head, rows);
        }

        for (var key = 0; key < first + range.Length; key += BlockProduct.Rows)
        {
            AddKeyBlock(scratch, range.Length, first, key);
        }
    }

    /// <summary>Probabilities, score gradients and query gradients of up to eight rows.</summary>
    private void BackBlock(
        BackwardScratch scratch,
        int count,
        int block,
        int position,
        int token,
        int head,
        BackwardRows rows)
    {
        var vectors = Lanes.Vectors(position + count);
        var probabilities = scratch.Probabilities + ((long)block * scratch.ScoreStride);
        var gradients = scratch.ScoreGradients + ((long)block * scratch.ScoreStride);
        var blockOffset = block * shape.PaddedHead;
        Score(scratch.Queries + blockOffset, scratch.KeyPanels, vectors, probabilities, scratch.ScoreStride);
        Score(scratch.OutputGradients + blockOffset, scratch.ValuePanels, vectors, gradients, scratch.ScoreStride);
        for (var row = 0; row < count; row++)
        {
            var output = rows.Attended + ((long)(token + row) * shape.HiddenSize) + (head * shape.HeadSize);
            var offset = (long)row * scratch.ScoreStride;
            BackSoftmax(
                probabilities + offset,
                gradients + offset,
                position + row + 1,
                vectors,
                rows.LogSums[((long)(token + row) * shape.Heads) + head],
                Dot(output, scratch.OutputGradients + blockOffset + (row * shape.PaddedHead)));
        }

        BlockProduct.Multiply(
            gradients,
            scratch.ScoreStride,
            1,
            scratch.Keys,
            Lanes.Count,
            shape.PaddedHead,
            shape.HeadVectors,
            position + count,
            scratch.QueryGradients,
            shape.PaddedHead,
            accumulate: false);
        HeadLayout.CopyBack(
            count,
            shape.HeadSize,
            scratch.QueryGradients,
            shape.Scale,
            rows.ProjectedGradient + ((long)token * shape.RowSize) + (head * shape.HeadSize),
            shape.RowSize);
    }

    /// <summary>Adds what the segment's rows contribute to the gradients of eight keys and values.</summary>
    private void AddKeyBlock(BackwardScratch scratch, int rows, int first, int key)
    {
        var start = Math.Max(0, key - first) / BlockProduct.Rows * BlockProduct.Rows;
        var scores = ((long)start * scratch.ScoreStride) + key;
        BlockProduct.Multiply(
            scratch.Probabilities + scores,
            1,
            scratch.ScoreStride,
            scratch.OutputGradients + (start * shape.PaddedHead),
            Lanes.Count,
            shape.PaddedHead,
            shape.HeadVectors,
            rows - start,
            scratch.ValueGradients + (key * shape.PaddedHead),
            shape.PaddedHead,
            accumulate: true);
        BlockProduct.Multiply(
            scratch.ScoreGradients + scores,
            1,
            scratch.ScoreStride,
            scratch.Queries + (start * shape.PaddedHead),
            Lanes.Count,
            shape.PaddedHead,
            shape.HeadVectors,
            rows - start,
            scratch.KeyGradients + (key * shape.PaddedHead),
            shape.PaddedHead,
            accumulate: true);
    }

    private void WriteKeyValueGradients(
        BackwardScratch scratch,
        TokenRange range,
        int first,
        int keyValueHead,
        BackwardRows rows)
    {
        var target = rows.ProjectedGradient + ((long)range.Start * shape.RowSize);
        var offset = first * shape.PaddedHead;
        HeadLayout.CopyBack(
            range.Length,
            shape.HeadSize,
            scratch.KeyGradients + offset,
            1f,
            target + shape.KeyOffset(keyValueHead),
            shape.RowSize);
        HeadLayout.CopyBack(
            range.Length,
            shape.HeadSize,
            scratch.ValueGradients + offset,
            1f,
            target + shape.ValueOffset(keyValueHead),
            shape.RowSize);
    }

    private void Score(float* rows, float* panels, int vectors, float* scores, int stride) =>
        BlockProduct.Multiply(
            rows,
            shape.PaddedHead,
            1,
            panels,
            shape.HeadSize * Lanes.Count,
            Lanes.Count,
            vectors,
            shape.HeadSize,
            scores,
            stride,
            accumulate: false);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Dot(float* output, float* paddedGradient)
    {
        var sum = Vector512<float>.Zero;
        for (var index = 0; index < shape.HeadSize; index += Lanes.Count)
        {
            var value = Lanes.Load(output + index, shape.HeadSize - index);
            sum = Vector512.FusedMultiplyAdd(value, Vector512.Load(paddedGradient + index), sum);
        }

        return Vector512.Sum(sum);
    }

    /// <summary>Scores to probabilities, and gradients of probabilities to gradients of scores, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackSoftmax(
        float* scores,
        float* gradients,
        int count,
        int vectors,
        float logSum,
        float dot)
    {
        for (var vector = 0; vector < vectors; vector++)
        {
            var offset = vector * Lanes.Count;
            var mask = Lanes.First(count - offset);
            var probability = Lanes.Exp(Vector512.Load(scores + offset) - Vector512.Create(logSum)) & mask;
            var gradient = probability * (Vector512.Load(gradients + offset) - Vector512.Create(dot));
            probability.Store(scores + offset);
            (gradient & mask).Store(gradients + offset);
        }
    }
}
