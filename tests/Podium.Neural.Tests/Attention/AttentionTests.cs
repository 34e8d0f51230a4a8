using Podium.Neural.Attention;
using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Tests.Layers;
using Podium.Neural.Training;

namespace Podium.Neural.Tests.Attention;

public sealed unsafe class AttentionTests
{
    /// <summary>Two prefixes, one longer than a vector, whose continuations lie mixed.</summary>
    private static readonly (int Length, int Parent)[] Layout = [(18, -1), (2, -1), (3, 0), (4, 1), (1, 0), (5, -1)];

    [Theory]
    [InlineData(2, 2)]
    [InlineData(4, 2)]
    [InlineData(3, 1)]
    public void Backward_GroupedHeadsAndSharedPrefixes_EqualsFiniteDifferences(int heads, int keyValueHeads)
    {
        using var team = new ThreadTeam(2);
        var shape = new AttentionShape(Config(heads, keyValueHeads));
        var batch = new PackedBatch(Config(heads, keyValueHeads));
        batch.Fill([.. Layout.Select(segment => new Segment(new int[segment.Length], segment.Parent))]);
        var chunk = Assert.Single(batch.Chunks);
        var projected = PinnedValues.Random(batch.Count * shape.RowSize, 1);
        var attended = PinnedValues.Filled(batch.Count * shape.HiddenSize, 7);
        var logSums = PinnedValues.Filled(batch.Count * heads, 7);
        var dAttended = PinnedValues.Random(batch.Count * shape.HiddenSize, 2);
        var dProjected = PinnedValues.Filled(batch.Count * shape.RowSize, 7);

        new AttentionForward(shape).Run(
            team, batch, chunk, projected.Pointer, attended.Pointer, logSums.Pointer);
        new AttentionBackward(shape).Run(
            team,
            batch,
            chunk,
            projected.Pointer,
            attended.Pointer,
            logSums.Pointer,
            dAttended.Pointer,
            dProjected.Pointer);

        var keys = VisibleRows();
        FiniteDifference.AssertClose(Attend(shape, keys, projected.Exact).Attended, attended.Values);
        FiniteDifference.AssertClose(Attend(shape, keys, projected.Exact).LogSums, logSums.Values);
        FiniteDifference.AssertSlopes(
            projected.Exact,
            () => FiniteDifference.Weigh(Attend(shape, keys, projected.Exact).Attended, dAttended),
            dProjected.Values);
    }

    private static TransformerConfig Config(int heads, int keyValueHeads) => new()
    {
        VocabularySize = 1,
        HiddenSize = heads * 6,
        IntermediateSize = 1,
        Layers = 1,
        Heads = heads,
        KeyValueHeads = keyValueHeads,
    };

    /// <summary>The rows that each row sees: all of its segment's parent, its own segment up to itself.</summary>
    private static int[][] VisibleRows()
    {
        int[] starts = [.. Layout.Select((_, index) => Layout.Take(index).Sum(segment => segment.Length))];
        return
        [
            .. Layout.SelectMany((segment, index) => Enumerable.Range(1, segment.Length).Select(count => (int[])
            [
                .. segment.Parent < 0 ? [] : Enumerable.Range(starts[segment.Parent], Layout[segment.Parent].Length),
                .. Enumerable.Range(starts[index], count),
            ])),
        ];
    }

    private static (double[] Attended, double[] LogSums) Attend(
        AttentionShape shape, int[][] visible, double[] projected)
    {
        var attended = new double[visible.Length * shape.HiddenSize];
        var logSums = new double[visible.Length * shape.Heads];
        for (var row = 0; row < visible.Length; row++)
        {
            for (var head = 0; head < shape.Heads; head++)
            {
                var shared = head / shape.GroupSize;
                var query = Head(row, head * shape.HeadSize);
                double[] scores = [.. visible[row].Select(key => Scale(query, Head(key, shape.KeyOffset(shared))))];
                var sum = scores.Sum(Math.Exp);
                logSums[(row * shape.Heads) + head] = Math.Log(sum);
                for (var key = 0; key < scores.Length; key++)
                {
                    var value = Head(visible[row][key], shape.ValueOffset(shared));
                    for (var index = 0; index < shape.HeadSize; index++)
                    {
                        attended[(row * shape.HiddenSize) + (head * shape.HeadSize) + index] +=
                            Math.Exp(scores[key]) / sum * value[index];
                    }
                }
            }
        }

        return (attended, logSums);

        ArraySegment<double> Head(int row, int offset) =>
            new(projected, (row * shape.RowSize) + offset, shape.HeadSize);

        double Scale(ArraySegment<double> query, ArraySegment<double> key)
        {
            var sum = 0.0;
            for (var index = 0; index < shape.HeadSize; index++)
            {
                sum += query[index] * key[index];
            }

            return sum / Math.Sqrt(shape.HeadSize);
        }
    }
}
