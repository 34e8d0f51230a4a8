namespace Podium.Neural.Models;

/// <summary>One named tensor of weights, row-major.</summary>
public sealed class Parameter
{
    internal Parameter(string name, params int[] shape)
    {
        Name = name;
        Shape = shape;
        Values = GC.AllocateArray<float>(shape.Aggregate(1, (product, size) => checked(product * size)), pinned: true);
    }

    /// <summary>The tensor's name in a Hugging Face Qwen2 checkpoint.</summary>
    public string Name { get; }

    /// <summary>Its dimensions, outermost first; a projection is [out, in].</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Its values; write into the array to load weights. The array stays at one address.</summary>
    public float[] Values { get; }
}
