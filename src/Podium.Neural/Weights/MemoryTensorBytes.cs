namespace Podium.Neural.Weights;

/// <summary>Bytes of a tensor file in memory.</summary>
internal sealed class MemoryTensorBytes(ReadOnlyMemory<byte> bytes) : ITensorBytes
{
    /// <inheritdoc/>
    public long Length => bytes.Length;

    /// <inheritdoc/>
    public void Read(long offset, Span<byte> destination) =>
        bytes.Span.Slice((int)offset, destination.Length).CopyTo(destination);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
