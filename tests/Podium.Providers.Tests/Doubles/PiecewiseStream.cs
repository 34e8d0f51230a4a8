namespace Podium.Providers.Tests.Doubles;

/// <summary>A body that comes in pieces of given sizes, and may break off at its end.</summary>
/// <param name="bytes">The body.</param>
/// <param name="nextSize">Size of the next piece, at least 1.</param>
/// <param name="breaks">Whether the connection breaks after the last byte.</param>
internal sealed class PiecewiseStream(byte[] bytes, Func<int> nextSize, bool breaks) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return breaks && Position == Length
            ? throw new HttpIOException(HttpRequestError.ResponseEnded)
            : ValueTask.FromResult(Read(buffer.Span[..Math.Min(buffer.Length, nextSize())]));
    }
}
