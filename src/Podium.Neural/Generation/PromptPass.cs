using Podium.Neural.Attention;
using Podium.Neural.Kernels;
using Podium.Neural.Layers;
using Podium.Neural.Models;
using Podium.Neural.Training;

namespace Podium.Neural.Generation;

/// <summary>Runs whole prompts through the model and keeps their keys, values and last hidden rows.</summary>
internal sealed unsafe class PromptPass(
    Transformer model,
    AttentionShape shape,
    LayerForward layers,
    CacheAttention cache,
    ThreadTeam team)
{
    private readonly AttentionForward _attention = new(shape);
    private readonly PackedBatch _batch = new(model.Config);
    private readonly ActivationStore _store = new(model.Config, kept: 1);

    /// <summary>Fills <paramref name="cached"/>, parallel to <paramref name="prompts"/>.</summary>
    public void Run(IReadOnlyList<ReadOnlyMemory<int>> prompts, IReadOnlyList<CachedPrompt> cached)
    {
        _batch.Fill([.. prompts.Select(prompt => new Segment(prompt))]);
        for (var index = 0; index < prompts.Count; index++)
        {
            cached[index].Cache.Extend(prompts[index].Length);
        }

        _store.Prepare(_batch.LargestChunk, _batch.LargestChunk);
        foreach (var chunk in _batch.Chunks)
        {
            Run(chunk, cached);
        }
    }

    private void Run(BatchChunk chunk, IReadOnlyList<CachedPrompt> cached)
    {
        var width = model.Config.HiddenSize;
        var values = _store.Layer(0, 0);
        Embedding.Forward(chunk.Rows, width, _batch.Tokens + chunk.FirstRow, model.Weights.Embedding, values.Input);
        for (var layer = 0; layer < model.Config.Layers; layer++)
        {
            layers.Project(chunk.Rows, _batch.Positions + chunk.FirstRow, model.Weights.Layers[layer], values);
            Store(chunk, cached, layer, values.Projected);
            _attention.Run(team, _batch, chunk, values.Projected, values.Attended, null);
            layers.Complete(chunk.Rows, model.Weights.Layers[layer], values, values.Input);
        }

        for (var index = chunk.FirstTree; index < chunk.FirstTree + chunk.Trees; index++)
        {
            var root = _batch.Trees[index].Root.From(chunk.FirstRow);
            var last = values.Input + ((long)(root.Start + root.Length - 1) * width);
            new ReadOnlySpan<float>(last, width).CopyTo(cached[index].LastHidden);
        }
    }

    private void Store(BatchChunk chunk, IReadOnlyList<CachedPrompt> cached, int layer, float* projected)
    {
        for (var index = chunk.FirstTree; index < chunk.FirstTree + chunk.Trees; index++)
        {
            var root = _batch.Trees[index].Root.From(chunk.FirstRow);
            for (var token = 0; token < root.Length; token++)
            {
                var row = projected + ((long)(root.Start + token) * shape.RowSize);
                cache.Store(cached[index].Cache, token, layer, row);
            }
        }
    }
}
