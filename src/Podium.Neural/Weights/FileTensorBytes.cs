using Microsoft.Win32.SafeHandles;

namespace Podium.Neural.Weights;

/// <summary>Bytes of a tensor file on disk, read where they are needed.</summary>
internal sealed class FileTensorBytes(string path) : ITensorBytes
{
    private readonly SafeFileHandle _handle = File.OpenHandle(path);

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(_handle);

    /// <inheritdoc/>
    public void Read(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var count = RandomAccess.Read(_handle, destination, offset);
            if (count == 0)
            {
                throw new InvalidDataException($"{path}: the file became shorter while it was read.");
            }

            destination = destination[count..];
            offset += count;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
