using System.Buffers.Binary;

namespace Podium.Neural.Weights;

/// <summary>
/// A safetensors file open for reading: 8 bytes of header length, a JSON header, the tensors' bytes. The header is
/// checked when the file is opened; tensors are read one by one on demand.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private const int LengthSize = 8;
    private const int LongestHeader = 100_000_000;
    private const int ChunkSize = 1 << 20;

    private readonly ITensorBytes _bytes;
    private readonly string _name;
    private readonly SafetensorsHeader _header;
    private readonly long _dataStart;

    private SafetensorsFile(ITensorBytes bytes, string name)
    {
        _bytes = bytes;
        _name = name;
        var headerLength = ReadHeaderLength();
        var json = new byte[headerLength];
        bytes.Read(LengthSize, json);
        _dataStart = LengthSize + headerLength;
        _header = SafetensorsHeader.Parse(json, bytes.Length - _dataStart, name);
    }

    /// <summary>Free text that the file carries, such as the framework that wrote it.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>Tensors by name.</summary>
    public IReadOnlyDictionary<string, TensorEntry> Tensors => _header.Tensors;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged; the message says where and how.</exception>
    public static SafetensorsFile Open(string path) => Open(new FileTensorBytes(path), path);

    /// <summary>Opens a file's bytes; <paramref name="name"/> names them in errors.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged; the message names tensor and problem.</exception>
    public static SafetensorsFile Open(ReadOnlyMemory<byte> bytes, string name) =>
        Open(new MemoryTensorBytes(bytes), name);

    /// <summary>Reads a tensor stored as F32, BF16 or F16.</summary>
    /// <exception cref="InvalidDataException">There is no such tensor, or it holds another kind of number.</exception>
    public float[] Read(string tensor)
    {
        var entry = Find(tensor);
        var count = entry.ByteCount / NumberEncoding.ByteSize(entry.DataType);
        if (count > Array.MaxLength)
        {
            throw new InvalidDataException($"{_name}: tensor \"{tensor}\": {count} values are too many for one array.");
        }

        var values = new float[count];
        Read(tensor, values);
        return values;
    }

    /// <summary>Reads a tensor stored as F32, BF16 or F16 and fills <paramref name="destination"/>.</summary>
    /// <exception cref="InvalidDataException">There is no such tensor, it holds another kind of number, or another
    /// number of them.</exception>
    public void Read(string tensor, Span<float> destination)
    {
        var entry = Find(tensor);
        var size = NumberEncoding.ByteSize(entry.DataType);
        if (entry.ByteCount != (long)destination.Length * size)
        {
            throw new InvalidDataException(
                $"{_name}: tensor \"{tensor}\": {entry.ByteCount / size} values where {destination.Length} are asked.");
        }

        var chunk = new byte[Math.Min(ChunkSize, entry.ByteCount)];
        var offset = _dataStart + entry.Start;
        while (!destination.IsEmpty)
        {
            var count = Math.Min(destination.Length, chunk.Length / size);
            _bytes.Read(offset, chunk.AsSpan(0, count * size));
            NumberEncoding.Decode(entry.DataType, chunk, destination[..count]);
            destination = destination[count..];
            offset += count * size;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();

    private static SafetensorsFile Open(ITensorBytes bytes, string name)
    {
        try
        {
            return new SafetensorsFile(bytes, name);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private int ReadHeaderLength()
    {
        Span<byte> prefix = stackalloc byte[LengthSize];
        if (_bytes.Length < LengthSize)
        {
            throw new InvalidDataException($"{_name}: {_bytes.Length} bytes are too few for a safetensors file.");
        }

        _bytes.Read(0, prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader || (long)length > _bytes.Length - LengthSize)
        {
            throw new InvalidDataException(
                $"{_name}: a header of {length} bytes in a file of {_bytes.Length}: truncated or not safetensors.");
        }

        return (int)length;
    }

    private TensorEntry Find(string tensor)
    {
        if (!_header.Tensors.TryGetValue(tensor, out var entry))
        {
            throw new InvalidDataException($"{_name}: tensor \"{tensor}\" is missing.");
        }

        return NumberEncoding.CanDecode(entry.DataType)
            ? entry
            : throw new InvalidDataException(
                $"{_name}: tensor \"{tensor}\": dtype {entry.DataType} is not read, only F32, BF16 and F16.");
    }
}
