using Podium.Neural.Attention;
using Podium.Neural.Kernels;
using Podium.Neural.Layers;
using Podium.Neural.Models;
using Podium.Neural.Training;
using Podium.Neural.Vectors;

namespace Podium.Benchmarks.Machine;

/// <summary>The buffers of a training step on a batch of sequences, which lie as the step's own do.</summary>
internal sealed unsafe class EngineBuffers
{
    private readonly AlignedBuffer _dProjected = new();
    private readonly AlignedBuffer _dAttended = new();
    private readonly AlignedBuffer _wide = new();
    private readonly AlignedBuffer _logits = new();
    private readonly TensorPointers _gradientPointers;

    public EngineBuffers(Transformer model, ThreadTeam team, IReadOnlyList<int[]> sequences)
    {
        Model = model;
        Team = team;
        Batch = new PackedBatch(Config);
        Batch.Fill([.. sequences.Select(tokens => new Segment(tokens.AsMemory(0, tokens.Length - 1)))]);
        Store = new ActivationStore(Config, Config.Layers);
        Store.Prepare(Rows, Batch.LargestChunk);
        Gradients = [.. model.Parameters.Select(weight => GC.AllocateArray<float>(weight.Values.Length, pinned: true))];
        _gradientPointers = new TensorPointers(Config, Gradients);
    }

    public Transformer Model { get; }

    public TransformerConfig Config => Model.Config;

    public ThreadTeam Team { get; }

    public PackedBatch Batch { get; }

    public ActivationStore Store { get; }

    public IReadOnlyList<float[]> Gradients { get; }

    public int Rows => Batch.Count;

    /// <summary>Gradients of a chunk's queries, keys and values, [rows, projection size].</summary>
    public float* ProjectedGradients => _dProjected.Pointer;

    /// <summary>Gradients of rows, [rows, hidden size].</summary>
    public float* RowGradients => _dAttended.Pointer;

    /// <summary>Gradients of a chunk's activations, [rows, intermediate size].</summary>
    public float* WideGradients => _wide.Pointer;

    /// <summary>Logits [rows, vocabulary].</summary>
    public float* Logits => _logits.Pointer;

    public float* EmbeddingGradient => _gradientPointers.Embedding;

    public float* FinalNormGradient => _gradientPointers.FinalNorm;

    /// <summary>Goes through each layer of each chunk, as a step does: rows, values, weights, gradients.</summary>
    public void ForEachLayer(Action<BatchChunk, LayerRows, LayerPointers, LayerPointers> action)
    {
        foreach (var chunk in Batch.Chunks)
        {
            for (var layer = 0; layer < Config.Layers; layer++)
            {
                var values = Store.Layer(layer, chunk.FirstRow);
                action(chunk, values, Model.Weights.Layers[layer], _gradientPointers.Layers[layer]);
            }
        }
    }

    /// <summary>Fills all with small numbers, for the parts change what they find.</summary>
    public void Refill()
    {
        var (chunk, hidden, wide) = (Batch.LargestChunk, Config.HiddenSize, Config.IntermediateSize);
        for (var layer = 0; layer < Config.Layers; layer++)
        {
            var values = Store.Layer(layer, 0);
            Fill(values.Input, Rows * hidden);
            Fill(values.Middle, Rows * hidden);
            Fill(values.Attended, Rows * hidden);
            Fill(values.Projected, Rows * Config.ProjectionSize);
            Fill(values.GateUp, Rows * 2 * wide);
            Fill(values.LogSums, Rows * Config.Heads);
            Fill(values.InputInverse, Rows);
            Fill(values.MiddleInverse, Rows);
        }

        Fill(Store.Layer(0, 0).Normed, chunk * hidden);
        Fill(Store.Layer(0, 0).Activated, chunk * wide);
        Fill(_dProjected.Ensure(chunk * Config.ProjectionSize), chunk * Config.ProjectionSize);
        Fill(_dAttended.Ensure(Rows * hidden), Rows * hidden);
        Fill(_wide.Ensure(chunk * wide), chunk * wide);
        Fill(_logits.Ensure(Rows * Config.VocabularySize), Rows * Config.VocabularySize);
        foreach (var gradient in Gradients)
        {
            Array.Fill(gradient, 1e-3f);
        }
    }

    /// <summary>Repeats a pattern whose length is prime, so that rows differ.</summary>
    private static void Fill(float* values, int count)
    {
        const int Pattern = 4093;
        var random = new Random(1);
        var span = new Span<float>(values, count);
        var drawn = Math.Min(Pattern, count);
        for (var index = 0; index < drawn; index++)
        {
            span[index] = random.NextSingle() - 0.5f;
        }

        for (var index = drawn; index < count; index += Pattern)
        {
            span[..Math.Min(Pattern, count - index)].CopyTo(span[index..]);
        }
    }
}
