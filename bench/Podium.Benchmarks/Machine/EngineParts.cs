using Podium.Neural.Attention;
using Podium.Neural.Kernels;
using Podium.Neural.Layers;
using Podium.Neural.Training;
using Podium.Neural.Vectors;

namespace Podium.Benchmarks.Machine;

/// <summary>
/// The parts of a training step, each to be run apart from the others, chunk by chunk and layer by layer as the step
/// does.
/// </summary>
internal sealed unsafe class EngineParts
{
    // Operations for one element, counted in the kernels' code.
    private const int Exponential = 20;
    private const int NormBothWays = 17;
    private const int RotaryBothWays = 9;
    private const int ActivationBothWays = (2 * Exponential) + 17;
    private const int SoftmaxAndLoss = Exponential + 5;
    private const int AdamWAndNorm = 17;

    private readonly EngineBuffers _buffers;
    private readonly ThreadTeam _team;
    private readonly RotaryTable _table;
    private readonly AttentionForward _attention;
    private readonly AttentionBackward _attentionBackward;
    private readonly AdamW _optimiser;
    private readonly AlignedBuffer _partials = new();
    private readonly int[] _targets;

    public EngineParts(EngineBuffers buffers, int[] targets)
    {
        _buffers = buffers;
        _team = buffers.Team;
        _table = new RotaryTable(buffers.Config);
        var shape = new AttentionShape(buffers.Config);
        _attention = new AttentionForward(shape);
        _attentionBackward = new AttentionBackward(shape);
        _optimiser = new AdamW(buffers.Model, new AdamWOptions());
        _targets = targets;
    }

    /// <summary>The parts, in the order of the step.</summary>
    public IEnumerable<EnginePart> All()
    {
        var config = _buffers.Config;
        double rows = _buffers.Rows;
        var layers = config.Layers;
        var norms = (2 * layers) + 1;
        var (hidden, wide, projected) = (
            rows * config.HiddenSize, rows * config.IntermediateSize, rows * config.ProjectionSize);
        var logits = rows * config.VocabularySize;
        var weights = (double)_buffers.Model.ParameterCount;
        var products = new EngineProducts(_buffers);
        var (operations, bytes) = (products.Operations, products.Bytes);
        var pairs = layers * (double)config.HiddenSize
            * _buffers.Batch.Trees.Sum(tree => tree.Root.Length * (tree.Root.Length + 1.0) / 2);
        yield return new EnginePart("matrix products, forward", operations, bytes, products.Forward);
        yield return new EnginePart("matrix products, input gradients", operations, bytes, products.InputGradients);
        yield return new EnginePart("matrix products, weight gradients", operations, bytes, products.WeightGradients);
        yield return Part("attention, forward", 4 * pairs, layers * (projected + hidden), AttendForward);
        yield return Part("attention, backward", 10 * pairs, layers * 2 * (projected + hidden), AttendBackward);
        yield return Part("norms", norms * NormBothWays * hidden, norms * 8 * hidden, Norms);
        yield return Part(
            "biases and positions", layers * RotaryBothWays * projected, layers * 4 * projected, Rotate);
        yield return Part("activation", layers * ActivationBothWays * wide, layers * 9 * wide, Activate);
        yield return Part("embedding", hidden, 5 * hidden, Embed);
        yield return Part("softmax and loss", SoftmaxAndLoss * logits, 2 * logits, Lose);
        yield return Part("optimiser", AdamWAndNorm * weights, 9 * weights, Optimise);
    }

    private static EnginePart Part(string name, double operations, double floats, Action run) =>
        new(name, operations, sizeof(float) * floats, run);

    private void AttendForward() => _buffers.ForEachLayer((chunk, values, _, _) =>
        _attention.Run(_team, _buffers.Batch, chunk, values.Projected, values.Attended, values.LogSums));

    private void AttendBackward() => _buffers.ForEachLayer((chunk, values, _, _) => _attentionBackward.Run(
        _team,
        _buffers.Batch,
        chunk,
        values.Projected,
        values.Attended,
        values.LogSums,
        _buffers.RowGradients,
        _buffers.ProjectedGradients));

    private void Norms()
    {
        _buffers.ForEachLayer((chunk, values, weights, gradients) =>
        {
            BothWays(chunk.Rows, values, values.Input, values.InputInverse, weights.InputNorm, gradients.InputNorm);
            BothWays(chunk.Rows, values, values.Middle, values.MiddleInverse, weights.MiddleNorm, gradients.MiddleNorm);
        });
        foreach (var chunk in _buffers.Batch.Chunks)
        {
            var values = _buffers.Store.Layer(0, chunk.FirstRow);
            var weight = _buffers.Model.Weights.FinalNorm;
            BothWays(chunk.Rows, values, values.Input, values.InputInverse, weight, _buffers.FinalNormGradient);
        }
    }

    private void BothWays(int rows, LayerRows values, float* x, float* inverse, float* weight, float* gradient)
    {
        var width = _buffers.Config.HiddenSize;
        Norm.Forward(
            _team,
            rows,
            width,
            _buffers.Config.NormEpsilon,
            x,
            weight,
            values.Normed,
            inverse,
            values.Attended);
        Norm.Backward(
            _team,
            rows,
            width,
            x,
            weight,
            inverse,
            _buffers.RowGradients,
            _buffers.ProjectedGradients,
            values.Normed,
            gradient,
            _partials);
    }

    private void Rotate() => _buffers.ForEachLayer((chunk, values, weights, gradients) =>
    {
        var positions = _buffers.Batch.Positions + chunk.FirstRow;
        var config = _buffers.Config;
        Rotary.Forward(_team, config, _table, chunk.Rows, positions, weights, values.Projected);
        Rotary.Backward(
            _team, config, _table, chunk.Rows, positions, _buffers.ProjectedGradients, gradients, _partials);
    });

    private void Activate() => _buffers.ForEachLayer((chunk, values, _, _) =>
    {
        var width = _buffers.Config.IntermediateSize;
        SwishGate.Forward(_team, chunk.Rows, width, values.GateUp, values.Activated);
        SwishGate.Backward(_team, chunk.Rows, width, values.GateUp, _buffers.WideGradients);
    });

    private void Embed()
    {
        var width = _buffers.Config.HiddenSize;
        foreach (var chunk in _buffers.Batch.Chunks)
        {
            var tokens = _buffers.Batch.Tokens + chunk.FirstRow;
            var input = _buffers.Store.Layer(0, chunk.FirstRow).Input;
            Embedding.Forward(chunk.Rows, width, tokens, _buffers.Model.Weights.Embedding, input);
            Embedding.Backward(_team, chunk.Rows, width, tokens, input, _buffers.EmbeddingGradient);
        }
    }

    private void Lose()
    {
        var logits = new Span<float>(_buffers.Logits, _targets.Length * _buffers.Config.VocabularySize);
        CrossEntropy.LossAndGradient(_team, logits, _targets);
    }

    private void Optimise()
    {
        var squares = _buffers.Gradients.Sum(gradient => SquareSum.Of(gradient));
        _optimiser.Step(_buffers.Gradients, learningRate: 1e-6, gradientScale: 1 / Math.Sqrt(squares));
        foreach (var gradient in _buffers.Gradients)
        {
            Array.Clear(gradient);
        }
    }
}
