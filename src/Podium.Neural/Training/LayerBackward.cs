using Podium.Neural.Attention;
using Podium.Neural.Kernels;
using Podium.Neural.Layers;
using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Training;

/// <summary>Gradients of one layer out of the values that its forward pass kept, some of which it overwrites.</summary>
internal sealed unsafe class LayerBackward(
    TransformerConfig config,
    AttentionShape shape,
    RotaryTable table,
    ThreadTeam team)
{
    private readonly AttentionBackward _attention = new(shape);
    private readonly AlignedBuffer _dWide = new();
    private readonly AlignedBuffer _dProjected = new();
    private readonly AlignedBuffer _dNarrow = new();
    private readonly AlignedBuffer _partials = new();

    /// <summary>
    /// Adds to the layer's <paramref name="gradients"/> and turns <paramref name="dHidden"/>, [rows, hidden], from the
    /// gradient of the layer's output into that of its input.
    /// </summary>
    public void Run(
        PackedBatch batch,
        LayerPointers weights,
        LayerPointers gradients,
        LayerRows values,
        float* dHidden)
    {
        FeedForward(batch.Count, weights, gradients, values, dHidden);
        Attention(batch, weights, gradients, values, dHidden);
    }

    private void FeedForward(
        int rows,
        LayerPointers weights,
        LayerPointers gradients,
        LayerRows values,
        float* dHidden)
    {
        var hidden = config.HiddenSize;
        var wide = config.IntermediateSize;
        var dActivated = _dWide.Ensure((long)rows * wide);
        var dNormed = _dNarrow.Ensure((long)rows * hidden);
        Linear.BackwardInput(team, rows, hidden, wide, dHidden, hidden, weights.Down, dActivated, false);
        SwishGate.Backward(team, rows, wide, values.GateUp, dActivated);
        Linear.BackwardWeight(team, rows, hidden, wide, dHidden, hidden, dActivated, gradients.Down);
        var dUp = values.GateUp + wide;
        Linear.BackwardInput(team, rows, wide, hidden, values.GateUp, 2 * wide, weights.Gate, dNormed, false);
        Linear.BackwardInput(team, rows, wide, hidden, dUp, 2 * wide, weights.Up, dNormed, true);
        Norm.Backward(
            team,
            rows,
            hidden,
            values.Middle,
            weights.MiddleNorm,
            values.MiddleInverse,
            dNormed,
            dHidden,
            values.Normed,
            gradients.MiddleNorm,
            _partials);
        Linear.BackwardWeight(team, rows, wide, hidden, values.GateUp, 2 * wide, values.Normed, gradients.Gate);
        Linear.BackwardWeight(team, rows, wide, hidden, dUp, 2 * wide, values.Normed, gradients.Up);
    }

    private void Attention(
        PackedBatch batch,
        LayerPointers weights,
        LayerPointers gradients,
        LayerRows values,
        float* dHidden)
    {
        var rows = batch.Count;
        var hidden = config.HiddenSize;
        var keyValue = config.KeyValueSize;
        var width = config.ProjectionSize;
        var dNarrow = _dNarrow.Ensure((long)rows * hidden);
        var dQuery = _dProjected.Ensure((long)rows * width);
        var dKey = dQuery + hidden;
        var dValue = dKey + keyValue;
        Linear.BackwardInput(team, rows, hidden, hidden, dHidden, hidden, weights.Output, dNarrow, false);
        Linear.BackwardWeight(team, rows, hidden, hidden, dHidden, hidden, values.Attended, gradients.Output);
        _attention.Run(team, batch, values.Projected, values.Attended, values.LogSums, dNarrow, dQuery);
        Rotary.Backward(team, config, table, rows, batch.Positions, dQuery, gradients, _partials);
        Linear.BackwardInput(team, rows, hidden, hidden, dQuery, width, weights.Query, dNarrow, false);
        Linear.BackwardInput(team, rows, keyValue, hidden, dKey, width, weights.Key, dNarrow, true);
        Linear.BackwardInput(team, rows, keyValue, hidden, dValue, width, weights.Value, dNarrow, true);
        Norm.Backward(
            team,
            rows,
            hidden,
            values.Input,
            weights.InputNorm,
            values.InputInverse,
            dNarrow,
            dHidden,
            values.Normed,
            gradients.InputNorm,
            _partials);
        Linear.BackwardWeight(team, rows, hidden, hidden, dQuery, width, values.Normed, gradients.Query);
        Linear.BackwardWeight(team, rows, keyValue, hidden, dKey, width, values.Normed, gradients.Key);
        Linear.BackwardWeight(team, rows, keyValue, hidden, dValue, width, values.Normed, gradients.Value);
    }
}
