using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Podium.Neural.Attention;
using Podium.Neural.Kernels;
using Podium.Neural.Layers;
using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Generation;

/// <summary>Runs the waiting tokens of many sequences through the model, each after its own cached past.</summary>
internal sealed unsafe class DecodePass(
    Transformer model,
    AttentionShape shape,
    LayerForward layers,
    CacheAttention cache,
    ThreadTeam team)
{
    private const int SequencesPerPart = 4;

    private readonly ActivationStore _store = new(model.Config, kept: 1);
    private readonly ScratchPool<AlignedBuffer> _pool = new();
    private readonly List<ActiveSequence> _sequences = [];
    private readonly List<int> _starts = [];
    private int[] _tokens = [];
    private int[] _positions = [];

    /// <summary>
    /// Writes the residual stream after each sequence's last token, cached or new, to <paramref name="hidden"/>,
    /// [sequences, hidden].
    /// </summary>
    public void Run(IReadOnlyList<ActiveSequence> sequences, float* hidden)
    {
        var rows = Collect(sequences);
        if (rows > 0)
        {
            Compute(rows);
        }

        var width = model.Config.HiddenSize;
        var decoded = 0;
        for (var index = 0; index < sequences.Count; index++)
        {
            var target = new Span<float>(hidden + ((long)index * width), width);
            if (sequences[index].Waiting.Count == 0)
            {
                sequences[index].Prompt.LastHidden.CopyTo(target);
                continue;
            }

            var last = (++decoded < _starts.Count ? _starts[decoded] : rows) - 1;
            new ReadOnlySpan<float>(_store.Layer(0).Input + ((long)last * width), width).CopyTo(target);
            sequences[index].ClearWaiting();
        }
    }

    private int Collect(IReadOnlyList<ActiveSequence> sequences)
    {
        _sequences.Clear();
        _starts.Clear();
        var rows = 0;
        foreach (var sequence in sequences)
        {
            var count = sequence.Waiting.Count;
            if (count == 0)
            {
                continue;
            }

            Grow(rows + count);
            for (var index = 0; index < count; index++)
            {
                _tokens[rows + index] = sequence.Waiting[index];
                _positions[rows + index] = sequence.Prompt.Cache.Count + sequence.Own.Count + index;
            }

            sequence.Own.Extend(count);
            _sequences.Add(sequence);
            _starts.Add(rows);
            rows += count;
        }

        return rows;
    }

    private void Grow(int rows)
    {
        if (rows <= _tokens.Length)
        {
            return;
        }

        var tokens = GC.AllocateArray<int>(2 * rows, pinned: true);
        var positions = GC.AllocateArray<int>(2 * rows, pinned: true);
        _tokens.CopyTo(tokens, 0);
        _positions.CopyTo(positions, 0);
        _tokens = tokens;
        _positions = positions;
    }

    private void Compute(int rows)
    {
        var config = model.Config;
        var positions = Address(_positions);
        _store.Prepare(rows);
        var values = _store.Layer(0);
        Embedding.Forward(rows, config.HiddenSize, Address(_tokens), model.Weights.Embedding, values.Input);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            layers.Project(rows, positions, model.Weights.Layers[layer], values);
            Attend(rows, layer, values.Projected, values.Attended);
            layers.Complete(rows, model.Weights.Layers[layer], values, values.Input);
        }
    }

    private void Attend(int rows, int layer, float* projected, float* attended) =>
        team.Run((_sequences.Count + SequencesPerPart - 1) / SequencesPerPart, part =>
        {
            var scratch = _pool.Rent();
            var end = Math.Min(_sequences.Count, (part + 1) * SequencesPerPart);
            for (var index = part * SequencesPerPart; index < end; index++)
            {
                var sequence = _sequences[index];
                var start = _starts[index];
                var count = (index + 1 < _starts.Count ? _starts[index + 1] : rows) - start;
                for (var offset = 0; offset < count; offset++)
                {
                    var place = sequence.Own.Count - count + offset;
                    var row = projected + ((long)(start + offset) * shape.RowSize);
                    var output = attended + ((long)(start + offset) * shape.HiddenSize);
                    cache.Store(sequence.Own, place, layer, row);
                    cache.Attend(sequence.Prompt.Cache, sequence.Own, place + 1, layer, row, output, scratch);
                }
            }

            _pool.Return(scratch);
        });

    private static int* Address(int[] array) => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
}
