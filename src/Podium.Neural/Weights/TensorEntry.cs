namespace Podium.Neural.Weights;

/// <summary>What the header of a safetensors file says about one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DataType">Its number format as the file names it, such as <c>BF16</c>.</param>
/// <param name="Shape">Dimensions, outermost first.</param>
/// <param name="Start">Where its bytes start, counted from the end of the header.</param>
/// <param name="ByteCount">How many bytes it has.</param>
public sealed record TensorEntry(
    string Name, string DataType, IReadOnlyList<long> Shape, long Start, long ByteCount);
