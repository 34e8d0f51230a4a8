using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Kernels;
using Podium.Neural.Vectors;

namespace Podium.Neural.Layers;

/// <summary>
/// The gated feed-forward activation silu(gate) · up (Shazeer 2020, arXiv:2002.05202). Gate and up of a token lie side
/// by side: [rows, 2 · width].
/// </summary>
internal static unsafe class SwishGate
{
    /// <summary>activated[rows, width] = silu(gate) · up.</summary>
    public static void Forward(ThreadTeam team, int rows, int width, float* gateUp, float* activated) =>
        team.Run(RowParts.Count(rows), part =>
        {
            for (var row = RowParts.Start(part); row < RowParts.End(part, rows); row++)
            {
                ForwardRow(width, gateUp + ((long)row * 2 * width), activated + ((long)row * width));
            }
        });

    /// <summary>
    /// Replaces gate and up by their gradients, and the gradient of the activation by the activation itself.
    /// </summary>
    public static void Backward(ThreadTeam team, int rows, int width, float* gateUp, float* activated) =>
        team.Run(RowParts.Count(rows), part =>
        {
            for (var row = RowParts.Start(part); row < RowParts.End(part, rows); row++)
            {
                BackwardRow(width, gateUp + ((long)row * 2 * width), activated + ((long)row * width));
            }
        });

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardRow(int width, float* gateUp, float* activated)
    {
        for (var index = 0; index < width; index += Lanes.Count)
        {
            var remaining = width - index;
            var gate = Lanes.Load(gateUp + index, remaining);
            var up = Lanes.Load(gateUp + width + index, remaining);
            Lanes.Store(gate * Lanes.Sigmoid(gate) * up, activated + index, remaining);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackwardRow(int width, float* gateUp, float* activated)
    {
        for (var index = 0; index < width; index += Lanes.Count)
        {
            var remaining = width - index;
            var gate = Lanes.Load(gateUp + index, remaining);
            var up = Lanes.Load(gateUp + width + index, remaining);
            var gradient = Lanes.Load(activated + index, remaining);
            var sigmoid = Lanes.Sigmoid(gate);
            var swish = gate * sigmoid;
            var slope = sigmoid + (swish * (Vector512<float>.One - sigmoid));
            Lanes.Store(swish * up, activated + index, remaining);
            Lanes.Store(gradient * up * slope, gateUp + index, remaining);
            Lanes.Store(gradient * swish, gateUp + width + index, remaining);
        }
    }
}
