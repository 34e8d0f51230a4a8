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
    private readonly ActivationStore _last;
    private readonly AlignedBuffer _dHidden = new();
    private readonly AlignedBuffer _dAttended = new();
    private readonly AlignedBuffer _dAttendedRows = new();
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
        _last = new ActivationStore(_config, kept: 1);
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
        _store.Prepare(_batch.Count, _batch.LargestChunk);
        foreach (var chunk in _batch.Chunks)
        {
            ForwardChunk(chunk);
        }

        CompleteLastLayer();
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

        var length = (long)_batch.Count * _config.HiddenSize;
        var dHidden = _dHidden.EnsureZero(length);
        var dAttended = _dAttended.EnsureZero(length);
        fixed (float* dLogits = logitGradients)
        {
            BackwardRows(_head.Backward(dLogits, _model.Weights, _gradientPointers), dHidden, dAttended);
        }

        foreach (var chunk in _batch.Chunks)
        {
            var offset = (long)chunk.FirstRow * _config.HiddenSize;
            BackwardChunk(chunk, dHidden + offset, dAttended + offset);
        }
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

    private void ForwardChunk(BatchChunk chunk)
    {
        var tokens = _batch.Tokens + chunk.FirstRow;
        var positions = _batch.Positions + chunk.FirstRow;
        var input = _store.Layer(0, chunk.FirstRow).Input;
        Embedding.Forward(chunk.Rows, _config.HiddenSize, tokens, _model.Weights.Embedding, input);
        for (var layer = 0; layer < _config.Layers; layer++)
        {
            var values = _store.Layer(layer, chunk.FirstRow);
            var weights = _model.Weights.Layers[layer];
            _layers.Project(chunk.Rows, positions, weights, values);
            _attention.Run(_team, _batch, chunk, values.Projected, values.Attended, values.LogSums);
            if (layer + 1 < _config.Layers)
            {
                _layers.Complete(chunk.Rows, weights, values, _store.Layer(layer + 1, chunk.FirstRow).Input);
            }
        }
    }

    /// <summary>What follows the last attention concerns the wanted rows alone.</summary>
    private void CompleteLastLayer()
    {
        var width = _config.HiddenSize;
        var all = _store.Layer(_config.Layers - 1, 0);
        _last.Prepare(_rows.Length, Math.Min(_rows.Length, PackedBatch.ChunkRows));
        var output = _head.Prepare(_rows.Length);
        for (var first = 0; first < _rows.Length; first += PackedBatch.ChunkRows)
        {
            var rows = _rows.AsSpan(first, Math.Min(PackedBatch.ChunkRows, _rows.Length - first));
            var values = _last.Layer(0, first);
            Embedding.Gather(rows, width, all.Middle, values.Middle);
            Embedding.Gather(rows, width, all.Attended, values.Attended);
            _layers.Complete(rows.Length, _model.Weights.Layers[^1], values, output + ((long)first * width));
        }
    }

    private void BackwardRows(float* dRows, float* dHidden, float* dAttended)
    {
        var width = _config.HiddenSize;
        var dAttendedRows = _dAttendedRows.Ensure((long)Math.Min(_rows.Length, PackedBatch.ChunkRows) * width);
        for (var first = 0; first < _rows.Length; first += PackedBatch.ChunkRows)
        {
            var rows = _rows.AsSpan(first, Math.Min(PackedBatch.ChunkRows, _rows.Length - first));
            var dChunk = dRows + ((long)first * width);
            var (weights, gradients) = (_model.Weights.Layers[^1], _gradientPointers.Layers[^1]);
            _backward.Complete(rows.Length, weights, gradients, _last.Layer(0, first), dChunk, dAttendedRows);
            Embedding.ScatterAdd(rows, width, dChunk, dHidden);
            Embedding.ScatterAdd(rows, width, dAttendedRows, dAttended);
        }
    }

    private void BackwardChunk(BatchChunk chunk, float* dHidden, float* dAttended)
    {
        for (var layer = _config.Layers - 1; layer >= 0; layer--)
        {
            var (weights, gradients) = (_model.Weights.Layers[layer], _gradientPointers.Layers[layer]);
            var values = _store.Layer(layer, chunk.FirstRow);
            if (layer + 1 < _config.Layers)
            {
                _backward.Complete(chunk.Rows, weights, gradients, values, dHidden, dAttended);
            }

            _backward.Project(_batch, chunk, weights, gradients, values, dHidden, dAttended);
        }

        var tokens = _batch.Tokens + chunk.FirstRow;
        Embedding.Backward(_team, chunk.Rows, _config.HiddenSize, tokens, dHidden, _gradientPointers.Embedding);
    }

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
