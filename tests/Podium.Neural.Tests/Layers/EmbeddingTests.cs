using Podium.Neural.Kernels;
using Podium.Neural.Layers;

namespace Podium.Neural.Tests.Layers;

public sealed unsafe class EmbeddingTests
{
    [Fact]
    public void Backward_TokensThatComeAgain_EqualsFiniteDifferences()
    {
        const int Width = 19;
        const int Vocabulary = 40;
        using var team = new ThreadTeam(2);
        int[] tokens = [3, 19, 3, 0, 39, 16, 15, 3, 19];
        var table = PinnedValues.Random(Vocabulary * Width, 1);
        var x = PinnedValues.Filled(tokens.Length * Width, 0);
        var dx = PinnedValues.Random(tokens.Length * Width, 2);
        var dTable = PinnedValues.Filled(Vocabulary * Width, 0);

        fixed (int* ids = tokens)
        {
            Embedding.Forward(tokens.Length, Width, ids, table.Pointer, x.Pointer);
            Embedding.Backward(team, tokens.Length, Width, ids, dx.Pointer, dTable.Pointer);
        }

        FiniteDifference.AssertClose(Reference(), x.Values);
        FiniteDifference.AssertSlopes(
            table.Exact, () => FiniteDifference.Weigh(Reference(), dx), dTable.Values);

        double[] Reference() =>
            [.. tokens.SelectMany(token => table.Exact[(token * Width)..((token + 1) * Width)])];
    }

    [Fact]
    public void ScatterAdd_RowsThatComeAgain_EqualsFiniteDifferencesOfGather()
    {
        const int Width = 17;
        int[] rows = [4, 0, 4, 2];
        var source = PinnedValues.Random(6 * Width, 1);
        var target = PinnedValues.Filled(rows.Length * Width, 0);
        var gradient = PinnedValues.Random(rows.Length * Width, 2);
        var dSource = PinnedValues.Filled(6 * Width, 0);

        Embedding.Gather(rows, Width, source.Pointer, target.Pointer);
        Embedding.ScatterAdd(rows, Width, gradient.Pointer, dSource.Pointer);

        FiniteDifference.AssertClose(Reference(), target.Values);
        FiniteDifference.AssertSlopes(
            source.Exact, () => FiniteDifference.Weigh(Reference(), gradient), dSource.Values);

        double[] Reference() => [.. rows.SelectMany(row => source.Exact[(row * Width)..((row + 1) * Width)])];
    }
}
