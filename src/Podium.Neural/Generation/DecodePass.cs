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
    private readonly ActivationStore _store = new(model.Config, kept: 1);
    private readonly ScratchPool<AlignedBuffer> _pool = new();
    private readonly List<DecodeRow> _rows = [];
    private readonly List<int> _parts = [];
    private int[] _tokens = [];
    private int[] _positions = [];

    /// <summary>
    /// Writes the residual stream after each sequence's last token, cached or new, to <paramref name="hidden"/>,
    /// [sequences, hidden].
    /// </summary>
    public void Run(IReadOnlyList<ActiveSequence> sequences, float* hidden)
    {
        Collect(sequences);
        if (_rows.Count > 0)
        {
            Compute();
        }

        var width = model.Config.HiddenSize;
        var row = 0;
        for (var index = 0; index < sequences.Count; index++)
        {
            var target = new Span<float>(hidden + ((long)index * width), width);
            row += sequences[index].Waiting.Count;
            if (sequences[index].Waiting.Count == 0)
            {
                sequences[index].Prompt.LastHidden.CopyTo(target);
                continue;
            }

            new ReadOnlySpan<float>(_store.Layer(0, row - 1).Input, width).CopyTo(target);
            sequences[index].ClearWaiting();
        }
    }

    private void Collect(IReadOnlyList<ActiveSequence> sequences)
    {
        _rows.Clear();
        _parts.Clear();
        foreach (var sequence in sequences)
        {
            var own = sequence.Own.Count;
            sequence.Own.Extend(sequence.Waiting.Count);
            Grow(_rows.Count + sequence.Waiting.Count);
            foreach (var token in sequence.Waiting)
            {
                var row = _rows.Count;
                if (row == 0
                    || _rows[row - 1].Sequence.Prompt != sequence.Prompt
                    || row - _parts[^1] == cache.RowsAtOnce)
                {
                    _parts.Add(row);
                }

                _tokens[row] = token;
                _positions[row] = sequence.Prompt.Cache.Count + own;
                _rows.Add(new DecodeRow(sequence, own++));
            }
        }
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

    private void Compute()
    {
        var rows = _rows.Count;
        var config = model.Config;
        var positions = Address(_positions);
        _store.Prepare(rows, rows);
        var values = _store.Layer(0, 0);
        Embedding.Forward(rows, config.HiddenSize, Address(_tokens), model.Weights.Embedding, values.Input);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            layers.Project(rows, positions, model.Weights.Layers[layer], values);
            Store(layer, values.Projected);
            Attend(layer, values.Projected, values.Attended);
            layers.Complete(rows, model.Weights.Layers[layer], values, values.Input);
        }
    }

    private void Store(int layer, float* projected) =>
        team.Run(RowParts.Count(_rows.Count), part =>
        {
            for (var row = RowParts.Start(part); row < RowParts.End(part, _rows.Count); row++)
            {
                cache.Store(_rows[row].Sequence.Own, _rows[row].Place, layer, projected + ((long)row * shape.RowSize));
            }
        });

    private void Attend(int layer, float* projected, float* attended) =>
        team.Run(_parts.Count, part =>
        {
            var scratch = _pool.Rent();
            var end = part + 1 < _parts.Count ? _parts[part + 1] : _rows.Count;
            cache.Attend(_rows, _parts[part], end, layer, projected, attended, scratch);
            _pool.Return(scratch);
        });

    private static int* Address(int[] array) => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
}
