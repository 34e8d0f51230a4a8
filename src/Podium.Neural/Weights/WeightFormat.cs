namespace Podium.Neural.Weights;

/// <summary>How numbers are stored in a file.</summary>
public enum WeightFormat
{
    /// <summary>IEEE 754 binary32: exact.</summary>
    Float32,

    /// <summary>The upper half of binary32, rounded to nearest even: half the size, 8 significant bits.</summary>
    BFloat16,
}
