using Podium.Neural.Layers;

namespace Podium.Benchmarks.Machine;

/// <summary>The matrix products of a training step: what they compute and move, and the products themselves.</summary>
internal sealed unsafe class EngineProducts(EngineBuffers buffers)
{
    private readonly int _hidden = buffers.Config.HiddenSize;
    private readonly int _wide = buffers.Config.IntermediateSize;
    private readonly int _keys = buffers.Config.KeyValueSize;
    private readonly int _projected = buffers.Config.ProjectionSize;
    private readonly int _vocabulary = buffers.Config.VocabularySize;

    /// <summary>Operations of one pass over the model.</summary>
    public double Operations => Shapes().Sum(shape => 2.0 * buffers.Rows * shape.Inputs * shape.Outputs);

    /// <summary>Bytes of one pass when weights, inputs and outputs go by once.</summary>
    public double Bytes => sizeof(float) * Shapes().Sum(
        shape => ((double)shape.Inputs * shape.Outputs) + ((double)buffers.Rows * (shape.Inputs + shape.Outputs)));

    public void Forward()
    {
        var team = buffers.Team;
        buffers.ForEachLayer((chunk, values, weights, _) =>
        {
            var rows = chunk.Rows;
            var x = values.Normed;
            var key = values.Projected + _hidden;
            var up = values.GateUp + _wide;
            Linear.Forward(team, rows, _hidden, _hidden, x, weights.Query, values.Projected, _projected, false);
            Linear.Forward(team, rows, _keys, _hidden, x, weights.Key, key, _projected, false);
            Linear.Forward(team, rows, _keys, _hidden, x, weights.Value, key + _keys, _projected, false);
            Linear.Forward(team, rows, _hidden, _hidden, values.Attended, weights.Output, values.Middle, _hidden, true);
            Linear.Forward(team, rows, _wide, _hidden, x, weights.Gate, values.GateUp, 2 * _wide, false);
            Linear.Forward(team, rows, _wide, _hidden, x, weights.Up, up, 2 * _wide, false);
            Linear.Forward(team, rows, _hidden, _wide, values.Activated, weights.Down, values.Input, _hidden, true);
        });
        var input = buffers.Store.Layer(0, 0).Input;
        var embedding = buffers.Model.Weights.Embedding;
        Linear.Forward(
            team, buffers.Rows, _vocabulary, _hidden, input, embedding, buffers.Logits, _vocabulary, false);
    }

    public void InputGradients()
    {
        var team = buffers.Team;
        buffers.ForEachLayer((chunk, values, weights, _) =>
        {
            var rows = chunk.Rows;
            var dRows = buffers.RowGradients;
            var x = values.Normed;
            var key = values.Projected + _hidden;
            var up = values.GateUp + _wide;
            Linear.BackwardInput(
                team, rows, _hidden, _wide, dRows, _hidden, weights.Down, buffers.WideGradients, false);
            Linear.BackwardInput(team, rows, _wide, _hidden, values.GateUp, 2 * _wide, weights.Gate, x, false);
            Linear.BackwardInput(team, rows, _wide, _hidden, up, 2 * _wide, weights.Up, x, true);
            Linear.BackwardInput(
                team, rows, _hidden, _hidden, dRows, _hidden, weights.Output, values.Attended, false);
            Linear.BackwardInput(
                team, rows, _hidden, _hidden, values.Projected, _projected, weights.Query, x, false);
            Linear.BackwardInput(team, rows, _keys, _hidden, key, _projected, weights.Key, x, true);
            Linear.BackwardInput(team, rows, _keys, _hidden, key + _keys, _projected, weights.Value, x, true);
        });
        var embedding = buffers.Model.Weights.Embedding;
        Linear.BackwardInput(
            team,
            buffers.Rows,
            _vocabulary,
            _hidden,
            buffers.Logits,
            _vocabulary,
            embedding,
            buffers.RowGradients,
            false);
    }

    public void WeightGradients()
    {
        var team = buffers.Team;
        buffers.ForEachLayer((chunk, values, _, gradients) =>
        {
            var rows = chunk.Rows;
            var dRows = buffers.RowGradients;
            var x = values.Normed;
            var key = values.Projected + _hidden;
            var up = values.GateUp + _wide;
            Linear.BackwardWeight(
                team, rows, _hidden, _wide, dRows, _hidden, buffers.WideGradients, gradients.Down);
            Linear.BackwardWeight(team, rows, _wide, _hidden, values.GateUp, 2 * _wide, x, gradients.Gate);
            Linear.BackwardWeight(team, rows, _wide, _hidden, up, 2 * _wide, x, gradients.Up);
            Linear.BackwardWeight(
                team, rows, _hidden, _hidden, dRows, _hidden, values.Attended, gradients.Output);
            Linear.BackwardWeight(
                team, rows, _hidden, _hidden, values.Projected, _projected, x, gradients.Query);
            Linear.BackwardWeight(team, rows, _keys, _hidden, key, _projected, x, gradients.Key);
            Linear.BackwardWeight(team, rows, _keys, _hidden, key + _keys, _projected, x, gradients.Value);
        });
        Linear.BackwardWeight(
            team,
            buffers.Rows,
            _vocabulary,
            _hidden,
            buffers.Logits,
            _vocabulary,
            buffers.RowGradients,
            buffers.EmbeddingGradient);
    }

    private IEnumerable<(int Inputs, int Outputs)> Shapes()
    {
        for (var layer = 0; layer < buffers.Config.Layers; layer++)
        {
            yield return (_hidden, _hidden);
            yield return (_hidden, _keys);
            yield return (_hidden, _keys);
            yield return (_hidden, _hidden);
            yield return (_hidden, _wide);
            yield return (_hidden, _wide);
            yield return (_wide, _hidden);
        }

        yield return (_hidden, _vocabulary);
    }
}
