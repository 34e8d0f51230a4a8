using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Layers;

/// <summary>Buffers for the values of every layer, or of one layer after the other where none is kept.</summary>
internal sealed unsafe class ActivationStore
{
    private readonly TransformerConfig _config;
    private readonly AlignedBuffer[] _layers;
    private readonly AlignedBuffer _normed = new();
    private readonly AlignedBuffer _activated = new();
    private int _rows;

    /// <param name="config">The model's shape.</param>
    /// <param name="kept">Layers whose values stay for a backward pass; 1 where none do.</param>
    public ActivationStore(TransformerConfig config, int kept)
    {
        _config = config;
        _layers = new AlignedBuffer[kept];
        for (var layer = 0; layer < kept; layer++)
        {
            _layers[layer] = new AlignedBuffer();
        }
    }

    /// <summary>
    /// Makes room for <paramref name="rows"/> rows, of which <paramref name="atOnce"/> share the scratch.
    /// </summary>
    public void Prepare(int rows, int atOnce)
    {
        _rows = rows;
        _normed.Ensure((long)atOnce * _config.HiddenSize);
        _activated.Ensure((long)atOnce * _config.IntermediateSize);
        var length = (3 * Wide(_config.HiddenSize)) + Wide(_config.ProjectionSize)
            + Wide(2 * _config.IntermediateSize) + Wide(_config.Heads) + (2 * Wide(1));
        foreach (var layer in _layers)
        {
            layer.Ensure(length);
        }
    }

    /// <summary>The buffers of <paramref name="layer"/>, from row <paramref name="first"/> on.</summary>
    public LayerRows Layer(int layer, int first)
    {
        var input = _layers[layer].Pointer;
        var middle = input + Wide(_config.HiddenSize);
        var attended = middle + Wide(_config.HiddenSize);
        var projected = attended + Wide(_config.HiddenSize);
        var gateUp = projected + Wide(_config.ProjectionSize);
        var logSums = gateUp + Wide(2 * _config.IntermediateSize);
        var inputInverse = logSums + Wide(_config.Heads);
        return new LayerRows
        {
            Input = input + ((long)first * _config.HiddenSize),
            Middle = middle + ((long)first * _config.HiddenSize),
            Attended = attended + ((long)first * _config.HiddenSize),
            Projected = projected + ((long)first * _config.ProjectionSize),
            GateUp = gateUp + ((long)first * 2 * _config.IntermediateSize),
            LogSums = logSums + ((long)first * _config.Heads),
            InputInverse = inputInverse + first,
            MiddleInverse = inputInverse + Wide(1) + first,
            Normed = _normed.Pointer,
            Activated = _activated.Pointer,
        };
    }

    private long Wide(int width) => (((long)_rows * width) + Lanes.Count - 1) / Lanes.Count * Lanes.Count;
}
