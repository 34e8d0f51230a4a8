using Podium.Providers.Faults;

namespace Podium.Providers.Http;

/// <summary>
/// A response's body that faults when the connection breaks, and when it or one event of it is longer than any answer
/// could be. An event ends in an empty line.
/// </summary>
/// <param name="inner">The body.</param>
/// <param name="isEventStream">Whether it consists of events.</param>
/// <param name="faults">Makes the faults.</param>
internal sealed class GuardedStream(Stream inner, bool isEventStream, ServiceFaults faults) : Stream
{
    /// <summary>Most bytes of a body.</summary>
    public const long MostBytes = 32L << 20;

    /// <summary>Most bytes of one event.</summary>
    public const long MostEventBytes = 8L << 20;

    private long _bytes;
    private long _eventBytes;
    private bool _isLineEmpty = true;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => _bytes;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw faults.Cut("broke off in the middle of its answer");
        }

        Count(buffer.Span[..read]);
        return read;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Refused: a body is awaited.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Count(ReadOnlySpan<byte> read)
    {
        _bytes += read.Length;
        if (_bytes > MostBytes)
        {
            throw faults.TooLarge("answer", MostBytes);
        }

        if (isEventStream)
        {
            CountEvents(read);
        }
    }

    private void CountEvents(ReadOnlySpan<byte> read)
    {
        foreach (var value in read)
        {
            _eventBytes = value == '\n' && _isLineEmpty ? 0 : _eventBytes + 1;
            _isLineEmpty = value == '\n' || (value == '\r' && _isLineEmpty);
            if (_eventBytes > MostEventBytes)
            {
                throw faults.TooLarge("event", MostEventBytes);
            }
        }
    }
}
