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
        var config = model.Config;
        _batch.Fill([.. prompts.Select(prompt => new Segment(prompt))]);
        for (var index = 0; index < prompts.Count; index++)
        {
            cached[index].Cache.Extend(prompts[index].Length);
        }

        _store.Prepare(_batch.Count);
        var values = _store.Layer(0);
        Embedding.Forward(_batch.Count, config.HiddenSize, _batch.Tokens, model.Weights.Embedding, values.Input);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            layers.Project(_batch.Count, _batch.Positions, model.Weights.Layers[layer], values);
            Store(cached, layer, values.Projected);
            _attention.Run(team, _batch, values.Projected, values.Attended, null);
            layers.Complete(_batch.Count, model.Weights.Layers[layer], values, values.Input);
        }

        for (var index = 0; index < cached.Count; index++)
        {
            var root = _batch.Trees[index].Root;
            var last = values.Input + ((long)(root.Start + root.Length - 1) * config.HiddenSize);
            new ReadOnlySpan<float>(last, config.HiddenSize).CopyTo(cached[index].LastHidden);
        }
    }

    private void Store(IReadOnlyList<CachedPrompt> cached, int layer, float* projected)
    {
        for (var index = 0; index < cached.Count; index++)
        {
            var root = _batch.Trees[index].Root;
            for (var token = 0; token < root.Length; token++)
            {
                var row = projected + ((long)(root.Start + token) * shape.RowSize);
                cache.Store(cached[index].Cache, token, layer, row);
            }
        }
    }
}
