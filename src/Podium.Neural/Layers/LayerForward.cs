using Podium.Neural.Kernels;
using Podium.Neural.Models;

namespace Podium.Neural.Layers;

/// <summary>
/// The parts of a transformer layer before and after its attention, which training, prompts and generation share.
/// </summary>
internal sealed unsafe class LayerForward(TransformerConfig config, RotaryTable table, ThreadTeam team)
{
    /// <summary>
    /// Fills Projected from Input: norm, projections, biases and rotary positions. Input is copied to Middle, to which
    /// <see cref="Complete"/> adds the attention's output.
    /// </summary>
    public void Project(int rows, int* positions, LayerPointers weights, LayerRows values)
    {
        var hidden = config.HiddenSize;
        var keyValue = config.KeyValueSize;
        var width = config.ProjectionSize;
        Norm.Forward(
            team,
            rows,
            hidden,
            config.NormEpsilon,
            values.Input,
            weights.InputNorm,
            values.Normed,
            values.InputInverse,
            values.Middle);
        var projected = values.Projected;
        Linear.Forward(team, rows, hidden, hidden, values.Normed, weights.Query, projected, width, false);
        projected += hidden;
        Linear.Forward(team, rows, keyValue, hidden, values.Normed, weights.Key, projected, width, false);
        projected += keyValue;
        Linear.Forward(team, rows, keyValue, hidden, values.Normed, weights.Value, projected, width, false);
        Rotary.Forward(team, config, table, rows, positions, weights, values.Projected);
    }

    /// <summary>
    /// Adds the output projection of Attended to Middle, and writes Middle plus the feed-forward part to
    /// <paramref name="output"/>.
    /// </summary>
    public void Complete(int rows, LayerPointers weights, LayerRows values, float* output)
    {
        var hidden = config.HiddenSize;
        var wide = config.IntermediateSize;
        Linear.Forward(team, rows, hidden, hidden, values.Attended, weights.Output, values.Middle, hidden, true);
        Norm.Forward(
            team,
            rows,
            hidden,
            config.NormEpsilon,
            values.Middle,
            weights.MiddleNorm,
            values.Normed,
            values.MiddleInverse,
            output);
        Linear.Forward(team, rows, wide, hidden, values.Normed, weights.Gate, values.GateUp, 2 * wide, false);
        Linear.Forward(team, rows, wide, hidden, values.Normed, weights.Up, values.GateUp + wide, 2 * wide, false);
        SwishGate.Forward(team, rows, wide, values.GateUp, values.Activated);
        Linear.Forward(team, rows, hidden, wide, values.Activated, weights.Down, output, hidden, true);
    }
}
