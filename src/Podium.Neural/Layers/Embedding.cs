using Podium.Neural.Kernels;
using Podium.Neural.Vectors;

namespace Podium.Neural.Layers;

/// <summary>Rows of the embedding table by token, and their gradients.</summary>
internal static unsafe class Embedding
{
    private const int GradientParts = 16;

    /// <summary>x[row] = table[tokens[row]].</summary>
    public static void Forward(int rows, int width, int* tokens, float* table, float* x)
    {
        for (var row = 0; row < rows; row++)
        {
            var source = new ReadOnlySpan<float>(table + ((long)tokens[row] * width), width);
            source.CopyTo(new Span<float>(x + ((long)row * width), width));
        }
    }

    /// <summary>dTable[tokens[row]] += dx[row]; a part owns the tokens with one remainder, so sums keep their order.
    /// </summary>
    public static void Backward(ThreadTeam team, int rows, int width, int* tokens, float* dx, float* dTable) =>
        team.Run(GradientParts, part =>
        {
            for (var row = 0; row < rows; row++)
            {
                if (tokens[row] % GradientParts == part)
                {
                    PartialSums.Add(1, width, dx + ((long)row * width), dTable + ((long)tokens[row] * width));
                }
            }
        });

    /// <summary>target[index] = source[rows[index]].</summary>
    public static void Gather(ReadOnlySpan<int> rows, int width, float* source, float* target)
    {
        for (var index = 0; index < rows.Length; index++)
        {
            var row = new ReadOnlySpan<float>(source + ((long)rows[index] * width), width);
            row.CopyTo(new Span<float>(target + ((long)index * width), width));
        }
    }

    /// <summary>target[rows[index]] += source[index].</summary>
    public static void ScatterAdd(ReadOnlySpan<int> rows, int width, float* source, float* target)
    {
        for (var index = 0; index < rows.Length; index++)
        {
            PartialSums.Add(1, width, source + ((long)index * width), target + ((long)rows[index] * width));
        }
    }
}
