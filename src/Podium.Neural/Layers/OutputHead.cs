using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Layers;

/// <summary>The final norm and the vocabulary projection, for the rows whose logits are wanted and no others.</summary>
internal sealed unsafe class OutputHead(TransformerConfig config, ThreadTeam team)
{
    private readonly AlignedBuffer _hidden = new();
    private readonly AlignedBuffer _normed = new();
    private readonly AlignedBuffer _inverse = new();
    private readonly AlignedBuffer _logits = new();
    private readonly AlignedBuffer _dNormed = new();
    private readonly AlignedBuffer _dHidden = new();
    private readonly AlignedBuffer _partials = new();
    private int _rows;

    /// <summary>
    /// Makes room for <paramref name="rows"/> rows of the residual stream, which the caller then fills.
    /// </summary>
    public float* Prepare(int rows)
    {
        _rows = rows;
        return _hidden.Ensure((long)rows * config.HiddenSize);
    }

    /// <summary>Logits [rows, vocabulary] of the prepared rows.</summary>
    public float* Forward(TensorPointers weights)
    {
        var width = config.HiddenSize;
        var normed = _normed.Ensure((long)_rows * width);
        var logits = _logits.Ensure((long)_rows * config.VocabularySize);
        var inverse = _inverse.Ensure(_rows);
        Norm.Forward(
            team, _rows, width, config.NormEpsilon, _hidden.Pointer, weights.FinalNorm, normed, inverse, null);
        Linear.Forward(
            team,
            _rows,
            config.VocabularySize,
            width,
            normed,
            weights.Embedding,
            logits,
            config.VocabularySize,
            accumulate: false);
        return logits;
    }

    /// <summary>The gradients of the prepared rows, [rows, hidden].</summary>
    public float* Backward(float* dLogits, TensorPointers weights, TensorPointers gradients)
    {
        var width = config.HiddenSize;
        var vocabulary = config.VocabularySize;
        var dNormed = _dNormed.Ensure((long)_rows * width);
        var dHidden = _dHidden.EnsureZero((long)_rows * width);
        Linear.BackwardInput(team, _rows, vocabulary, width, dLogits, vocabulary, weights.Embedding, dNormed, false);
        Linear.BackwardWeight(
            team, _rows, vocabulary, width, dLogits, vocabulary, _normed.Pointer, gradients.Embedding);
        Norm.Backward(
            team,
            _rows,
            width,
            _hidden.Pointer,
            weights.FinalNorm,
            _inverse.Pointer,
            dNormed,
            dHidden,
            _normed.Pointer,
            gradients.FinalNorm,
            _partials);
        return dHidden;
    }
}
