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
    private readonly AlignedBuffer _dNormed = new();
    private readonly AlignedBuffer _partials = new();

    /// <summary>
    /// Back through <see cref="LayerForward.Complete"/>: turns <paramref name="dHidden"/> from the gradient of the
    /// layer's output into that of Middle, and writes that of Attended; both are [rows, hidden].
    /// </summary>
    public void Complete(
        int rows,
        LayerPointers weights,
        LayerPointers gradients,
        LayerRows values,
        float* dHidden,
        float* dAttended)
    {
        var hidden = config.HiddenSize;
        FeedForward(rows, weights, gradients, values, dHidden);
        Linear.BackwardInput(team, rows, hidden, hidden, dHidden, hidden, weights.Output, dAttended, false);
        Linear.BackwardWeight(team, rows, hidden, hidden, dHidden, hidden, values.Attended, gradients.Output);
    }

    /// <summary>
    /// Back through attention and <see cref="LayerForward.Project"/>: adds what comes from
    /// <paramref name="dAttended"/> to <paramref name="dHidden"/>, which becomes the gradient of Input.
    /// </summary>
    public void Project(
        PackedBatch batch,
        BatchChunk chunk,
        LayerPointers weights,
        LayerPointers gradients,
        LayerRows values,
        float* dHidden,
        float* dAttended)
    {
        var rows = chunk.Rows;
        var hidden = config.HiddenSize;
        var keyValue = config.KeyValueSize;
        var width = config.ProjectionSize;
        var dNormed = _dNormed.Ensure((long)rows * hidden);
        var dQuery = _dProjected.Ensure((long)rows * width);
        var dKey = dQuery + hidden;
        var dValue = dKey + keyValue;
        _attention.Run(team, batch, chunk, values.Projected, values.Attended, values.LogSums, dAttended, dQuery);
        Rotary.Backward(team, config, table, rows, batch.Positions + chunk.FirstRow, dQuery, gradients, _partials);
        Linear.BackwardInput(team, rows, hidden, hidden, dQuery, width, weights.Query, dNormed, false);
        Linear.BackwardInput(team, rows, keyValue, hidden, dKey, width, weights.Key, dNormed, true);
        Linear.BackwardInput(team, rows, keyValue, hidden, dValue, width, weights.Value, dNormed, true);
        Norm.Backward(
            team,
            rows,
            hidden,
            values.Input,
            weights.InputNorm,
            values.InputInverse,
            dNormed,
            dHidden,
            values.Normed,
            gradients.InputNorm,
            _partials);
        Linear.BackwardWeight(team, rows, hidden, hidden, dQuery, width, values.Normed, gradients.Query);
        Linear.BackwardWeight(team, rows, keyValue, hidden, dKey, width, values.Normed, gradients.Key);
        Linear.BackwardWeight(team, rows, keyValue, hidden, dValue, width, values.Normed, gradients.Value);
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
        var dNormed = _dNormed.Ensure((long)rows * hidden);
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
}
