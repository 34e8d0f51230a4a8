using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Podium.Neural.Models;

/// <summary>
/// Addresses of a model's tensors, or of their gradients, in pinned arrays that this object keeps alive.
/// </summary>
internal sealed unsafe class TensorPointers
{
    private const int TensorsPerLayer = 12;

    private readonly IReadOnlyList<float[]> _tensors;

    public TensorPointers(TransformerConfig config, IReadOnlyList<float[]> tensors)
    {
        _tensors = tensors;
        Embedding = Address(0);
        FinalNorm = Address(tensors.Count - 1);
        Layers = new LayerPointers[config.Layers];
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var first = 1 + (layer * TensorsPerLayer);
            Layers[layer] = new LayerPointers
            {
                Query = Address(first),
                QueryBias = Address(first + 1),
                Key = Address(first + 2),
                KeyBias = Address(first + 3),
                Value = Address(first + 4),
                ValueBias = Address(first + 5),
                Output = Address(first + 6),
                Gate = Address(first + 7),
                Up = Address(first + 8),
                Down = Address(first + 9),
                InputNorm = Address(first + 10),
                MiddleNorm = Address(first + 11),
            };
        }
    }

    public float* Embedding { get; }

    public float* FinalNorm { get; }

    public LayerPointers[] Layers { get; }

    private float* Address(int index) =>
        (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_tensors[index]));
}
