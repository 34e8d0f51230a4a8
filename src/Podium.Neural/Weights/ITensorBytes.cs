namespace Podium.Neural.Weights;

/// <summary>The bytes of a tensor file, on disk or in memory.</summary>
internal interface ITensorBytes : IDisposable
{
    /// <summary>Number of bytes.</summary>
    long Length { get; }

    /// <summary>Fills <paramref name="destination"/> from <paramref name="offset"/> on, inside the bytes.</summary>
    void Read(long offset, Span<byte> destination);
}
