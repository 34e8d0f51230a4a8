using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Layers;

/// <summary>Buffers for the values of every layer, or of one layer after the other where none is kept.</summary>
internal sealed unsafe class ActivationStore
{
    private readonly TransformerConfig _config;
    private readonly AlignedBuffer[] _layers;
    private readonly AlignedBuffer _shared = new();
    private readonly AlignedBuffer _output = new();
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

    /// <summary>The residual stream after the last layer, [rows, hidden].</summary>
    public float* Output => _output.Pointer;

    /// <summary>Scratch, [rows, hidden].</summary>
    public float* Normed => _shared.Pointer;

    /// <summary>Scratch, [rows, intermediate].</summary>
    public float* Activated => _shared.Pointer + Wide(_config.HiddenSize);

    /// <summary>Makes room for <paramref name="rows"/> rows.</summary>
    public void Prepare(int rows)
    {
        _rows = rows;
        _output.Ensure(Wide(_config.HiddenSize));
        _shared.Ensure(Wide(_config.HiddenSize) + Wide(_config.IntermediateSize));
        var length = (3 * Wide(_config.HiddenSize)) + Wide(_config.ProjectionSize)
            + Wide(2 * _config.IntermediateSize) + Wide(_config.Heads) + (2 * Wide(1));
        foreach (var layer in _layers)
        {
            layer.Ensure(length);
        }
    }

    /// <summary>The buffers of <paramref name="layer"/>.</summary>
    public LayerRows Layer(int layer)
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
            Input = input,
            Middle = middle,
            Attended = attended,
            Projected = projected,
            GateUp = gateUp,
            LogSums = logSums,
            InputInverse = inputInverse,
            MiddleInverse = inputInverse + Wide(1),
            Normed = Normed,
            Activated = Activated,
        };
    }

    private long Wide(int width) => (((long)_rows * width) + Lanes.Count - 1) / Lanes.Count * Lanes.Count;
}
