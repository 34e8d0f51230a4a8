using Podium.Neural.Kernels;

namespace Podium.Neural.Layers;

/// <summary>A projection y = x · weightᵀ with weight [out, in], and its gradients.</summary>
internal static unsafe class Linear
{
    /// <summary>y[rows, outputs] = or += x[rows, inputs] · weightᵀ.</summary>
    public static void Forward(
        ThreadTeam team,
        int rows,
        int outputs,
        int inputs,
        float* x,
        float* weight,
        float* y,
        int strideY,
        bool accumulate) =>
        MatrixMultiply.Multiply(
            team, rows, outputs, inputs, x, inputs, false, weight, inputs, true, y, strideY, accumulate);

    /// <summary>dx[rows, inputs] = or += dy[rows, outputs] · weight.</summary>
    public static void BackwardInput(
        ThreadTeam team,
        int rows,
        int outputs,
        int inputs,
        float* dy,
        int strideY,
        float* weight,
        float* dx,
        bool accumulate) =>
        MatrixMultiply.Multiply(
            team, rows, inputs, outputs, dy, strideY, false, weight, inputs, false, dx, inputs, accumulate);

    /// <summary>dWeight[outputs, inputs] += dyᵀ · x[rows, inputs].</summary>
    public static void BackwardWeight(
        ThreadTeam team,
        int rows,
        int outputs,
        int inputs,
        float* dy,
        int strideY,
        float* x,
        float* dWeight) =>
        MatrixMultiply.Multiply(
            team, outputs, inputs, rows, dy, strideY, true, x, inputs, false, dWeight, inputs, true);
}
