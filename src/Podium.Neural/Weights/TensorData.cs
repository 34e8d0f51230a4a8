namespace Podium.Neural.Weights;

/// <summary>A named tensor of 32-bit numbers to be written.</summary>
/// <param name="Name">Its name, unique in its file.</param>
/// <param name="Shape">Dimensions, outermost first; their product is the number of values.</param>
/// <param name="Values">Values, row-major.</param>
public sealed record TensorData(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values);
