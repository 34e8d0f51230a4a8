namespace Podium.Neural.Attention;

/// <summary>The packed rows that <see cref="AttentionBackward"/> reads and writes.</summary>
internal readonly unsafe struct BackwardRows(
    float* projected,
    float* attended,
    float* logSums,
    float* attendedGradient,
    float* projectedGradient)
{
    public float* Projected { get; } = projected;

    public float* Attended { get; } = attended;

    public float* LogSums { get; } = logSums;

    public float* AttendedGradient { get; } = attendedGradient;

    public float* ProjectedGradient { get; } = projectedGradient;
}
