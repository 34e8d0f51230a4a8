using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Layers;

/// <summary>Cosines and sines of every position and frequency: two tables of [positions, head size / 2].</summary>
internal sealed unsafe class RotaryTable
{
    private readonly AlignedBuffer _values = new();

    public RotaryTable(TransformerConfig config)
    {
        HalfSize = config.HeadSize / 2;
        var entries = (long)config.MaxPositions * HalfSize;
        Cosines = _values.Ensure(2 * entries);
        Sines = Cosines + entries;
        for (var pair = 0; pair < HalfSize; pair++)
        {
            // Reference implementations hold the frequency in float32 before multiplying by the position.
            var frequency = (float)(1.0 / Math.Pow(config.RopeTheta, 2.0 * pair / config.HeadSize));
            for (var position = 0; position < config.MaxPositions; position++)
            {
                var (sine, cosine) = Math.SinCos(position * frequency);
                Cosines[((long)position * HalfSize) + pair] = (float)cosine;
                Sines[((long)position * HalfSize) + pair] = (float)sine;
            }
        }
    }

    public int HalfSize { get; }

    public float* Cosines { get; }

    public float* Sines { get; }
}
