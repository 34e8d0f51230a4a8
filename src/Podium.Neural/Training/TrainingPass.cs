using Podium.Neural.Attention;
using Podium.Neural.Kernels;
using Podium.Neural.Layers;
using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Training;

/// <summary>
/// Forward and backward passes over packed sequences, with buffers that are kept from call to call. Results are the
/// same bit for bit for every number of threads. Not safe for use by several callers at once.
/// </summary>
public sealed unsafe class TrainingPass
{
    private readonly Transformer _model;
    private readonly TransformerConfig _config;
    private readonly ThreadTeam _team;
    private readonly LayerForward _layers;
    private readonly LayerBackward _backward;
    private readonly AttentionForward _attention;
    private readonly PackedBatch _batch;
    private readonly ActivationStore _store;
    private readonly OutputHead _head;
    private readonly AlignedBuffer _dHidden = new();
    private readonly float[][] _gradients;
    private readonly TensorPointers _gradientPointers;
    private int[] _rows = [];

    /// <summary>Prepares passes over <paramref name="model"/>, whose weights may change between calls.</summary>
    public TrainingPass(Transformer model, ThreadTeam team)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(team);
        _model = model;
        _config = model.Config;
        _team = team;
        var shape = new AttentionShape(_config);
        var table = new RotaryTable(_config);
        _gradients =
        [
            .. model.Parameters.Select(parameter => GC.AllocateArray<float>(parameter.Values.Length, pinned: true)),
        ];
        _gradientPointers = new TensorPointers(_config, _gradients);
        _layers = new LayerForward(_config, table, team);
        _backward = new LayerBackward(_config, shape, table, team);
        _attention = new AttentionForward(shape);
        _batch = new PackedBatch(_config);
        _store = new ActivationStore(_config, _config.Layers);
        _head = new OutputHead(_config, team);
    }

    /// <summary>Accumulated gradients, parallel to the model's parameters.</summary>
    public IReadOnlyList<float[]> Gradients => _gradients;

    /// <summary>Computes the logits of the token after each of <paramref name="rows"/>.</summary>
    /// <param name="segments">Sequences and continuations; their tokens are numbered in this order.</param>
    /// <param name="rows">Indices into the concatenated tokens.</param>
    /// <returns>Logits [rows, vocabulary], valid until the next call; the caller may overwrite them.</returns>
    /// <exception cref="ArgumentException">A segment or row is not valid; the message says which and why.</exception>
    public Span<float> Forward(IReadOnlyList<Segment> segments, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(rows);
        _batch.Fill(segments);
        SelectRows(rows);
        var count = _batch.Count;
        _store.Prepare(count);
        Embedding.Forward(count, _config.HiddenSize, _batch.Tokens, _model.Weights.Embedding, _store.Layer(0).Input);
        for (var layer = 0; layer < _config.Layers; layer++)
        {
            var values = _store.Layer(layer);
            var weights = _model.Weights.Layers[layer];
            var output = layer + 1 < _config.Layers ? _store.Layer(layer + 1).Input : _store.Output;
            _layers.Project(count, _batch.Positions, weights, values);
            _attention.Run(_team, _batch, values.Projected, values.Attended, values.LogSums);
            _layers.Complete(count, weights, values, output);
        }

        Embedding.Gather(_rows, _config.HiddenSize, _store.Output, _head.Prepare(_rows.Length));
        return new Span<float>(_head.Forward(_model.Weights), checked(_rows.Length * _config.VocabularySize));
    }

    /// <summary>
    /// Adds the gradients of the last <see cref="Forward"/> to <see cref="Gradients"/>. It may follow each forward pass
    /// once, since it overwrites what that pass kept.
    /// </summary>
    /// <param name="logitGradients">
    /// Gradient of the loss by each logit, [rows, vocabulary]; may be the forward's own span.
    /// </param>
    /// <exception cref="ArgumentException">The length is not that of the last forward pass's logits.</exception>
    public void Backward(ReadOnlySpan<float> logitGradients)
    {
        if (logitGradients.Length != _rows.Length * _config.VocabularySize)
        {
            throw new ArgumentException(
                $"{logitGradients.Length} logit gradients do not fit the last forward pass of {_rows.Length} rows by "
                + $"{_config.VocabularySize} tokens.");
        }

        var count = _batch.Count;
        var dHidden = _dHidden.EnsureZero((long)count * _config.HiddenSize);
        fixed (float* dLogits = logitGradients)
        {
            var dRows = _head.Backward(dLogits, _model.Weights, _gradientPointers);
            Embedding.ScatterAdd(_rows, _config.HiddenSize, dRows, dHidden);
        }

        for (var layer = _config.Layers - 1; layer >= 0; layer--)
        {
            _backward.Run(
                _batch, _model.Weights.Layers[layer], _gradientPointers.Layers[layer], _store.Layer(layer), dHidden);
        }

        Embedding.Backward(
            _team, count, _config.HiddenSize, _batch.Tokens, dHidden, _gradientPointers.Embedding);
    }

    /// <summary>Sets all gradients to 0.</summary>
    public void ClearGradients()
    {
        foreach (var gradient in _gradients)
        {
            Array.Clear(gradient);
        }
    }

    /// <summary>Euclidean norm of all gradients together.</summary>
    public double GradientNorm() => Math.Sqrt(_gradients.Sum(gradient => SquareSum.Of(gradient)));

    private void SelectRows(IReadOnlyList<int> rows)
    {
        if (_rows.Length != rows.Count)
        {
            _rows = new int[rows.Count];
        }

        for (var index = 0; index < rows.Count; index++)
        {
            if ((uint)rows[index] >= (uint)_batch.Count)
            {
                throw new ArgumentException(
                    $"Row {rows[index]} at {index} lies outside the batch of {_batch.Count} tokens.");
            }

            _rows[index] = rows[index];
        }
    }
}
