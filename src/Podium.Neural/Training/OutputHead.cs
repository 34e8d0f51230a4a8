using Podium.Neural.Kernels;
using Podium.Neural.Models;

namespace Podium.Neural.Training;

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
    private int[] _rows = [];

    /// <summary>Chooses the rows, out of <paramref name="count"/>.</summary>
    public void SelectRows(IReadOnlyList<int> rows, int count)
    {
        if (_rows.Length != rows.Count)
        {
            _rows = new int[rows.Count];
        }

        for (var index = 0; index < rows.Count; index++)
        {
            if ((uint)rows[index] >= (uint)count)
            {
                throw new ArgumentException($"Row {rows[index]} at {index} lies outside the batch of {count} tokens.");
            }

            _rows[index] = rows[index];
        }
    }

    public Span<float> Forward(float* output, TensorPointers weights)
    {
        var rows = _rows.Length;
        var hidden = _hidden.Ensure((long)rows * config.HiddenSize);
        var normed = _normed.Ensure((long)rows * config.HiddenSize);
        var logits = _logits.Ensure((long)rows * config.VocabularySize);
        var inverse = _inverse.Ensure(rows);
        Embedding.Gather(_rows, config.HiddenSize, output, hidden);
        Norm.Forward(
            team, rows, config.HiddenSize, config.NormEpsilon, hidden, weights.FinalNorm, normed, inverse, null);
        Linear.Forward(
            team,
            rows,
            config.VocabularySize,
            config.HiddenSize,
            normed,
            weights.Embedding,
            logits,
            config.VocabularySize,
            accumulate: false);
        return new Span<float>(logits, checked(rows * config.VocabularySize));
    }

    /// <summary>Adds the rows' gradients to <paramref name="dOutput"/>, [tokens, hidden].</summary>
    public void Backward(
        int length,
        float* dLogits,
        float* dOutput,
        TensorPointers weights,
        TensorPointers gradients)
    {
        var rows = _rows.Length;
        var width = config.HiddenSize;
        var vocabulary = config.VocabularySize;
        if (length != rows * vocabulary)
        {
            throw new ArgumentException(
                $"{length} logit gradients do not fit the last forward pass of {rows} rows by {vocabulary} tokens.");
        }

        var dNormed = _dNormed.Ensure((long)rows * width);
        var dHidden = _dHidden.EnsureZero((long)rows * width);
        Linear.BackwardInput(team, rows, vocabulary, width, dLogits, vocabulary, weights.Embedding, dNormed, false);
        Linear.BackwardWeight(
            team, rows, vocabulary, width, dLogits, vocabulary, _normed.Pointer, gradients.Embedding);
        Norm.Backward(
            team,
            rows,
            width,
            _hidden.Pointer,
            weights.FinalNorm,
            _inverse.Pointer,
            dNormed,
            dHidden,
            _normed.Pointer,
            gradients.FinalNorm,
            _partials);
        Embedding.ScatterAdd(_rows, width, dHidden, dOutput);
    }
}
