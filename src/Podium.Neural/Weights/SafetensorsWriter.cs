using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Podium.Core.Storage;

namespace Podium.Neural.Weights;

/// <summary>Writes safetensors files.</summary>
public static class SafetensorsWriter
{
    private const int Alignment = 8;
    private const int ChunkValues = 1 << 18;

    private static readonly Dictionary<string, string> DefaultMetadata = new() { ["format"] = "pt" };

    /// <summary>
    /// Writes <paramref name="tensors"/> in their order, with the metadata that <c>transformers</c> asks for.
    /// </summary>
    /// <exception cref="ArgumentException">Two tensors share a name, or a shape does not match its values.</exception>
    public static void Write(string path, IReadOnlyList<TensorData> tensors, WeightFormat format) =>
        Write(path, tensors, format, DefaultMetadata);

    /// <summary>
    /// Writes <paramref name="tensors"/> in their order. The file appears whole or not at all: it is written beside
    /// its place and then moved there.
    /// </summary>
    /// <exception cref="ArgumentException">Two tensors share a name, or a shape does not match its values.</exception>
    public static void Write(
        string path,
        IReadOnlyList<TensorData> tensors,
        WeightFormat format,
        IReadOnlyDictionary<string, string> metadata)
    {
        Check(tensors);
        AtomicFile.Write(path, stream =>
        {
            WriteHeader(stream, tensors, format, metadata);
            foreach (var tensor in tensors)
            {
                WriteValues(stream, tensor.Values.Span, format);
            }
        });
    }

    private static void Check(IReadOnlyList<TensorData> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "__metadata__" };
        foreach (var tensor in tensors)
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"Tensor name \"{tensor.Name}\" is taken.", nameof(tensors));
            }

            if (tensor.Shape.Aggregate(1L, (product, size) => checked(product * size)) != tensor.Values.Length)
            {
                throw new ArgumentException(
                    $"Tensor \"{tensor.Name}\": shape [{string.Join(", ", tensor.Shape)}] does not hold "
                    + $"{tensor.Values.Length} values.",
                    nameof(tensors));
            }
        }
    }

    private static void WriteHeader(
        Stream stream,
        IReadOnlyList<TensorData> tensors,
        WeightFormat format,
        IReadOnlyDictionary<string, string> metadata)
    {
        var json = WriteJson(tensors, format, metadata);
        var padding = (Alignment - (json.Length % Alignment)) % Alignment;
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)(json.Length + padding));
        stream.Write(length);
        stream.Write(json);
        stream.Write("        "u8[..padding]);
    }

    private static ReadOnlySpan<byte> WriteJson(
        IReadOnlyList<TensorData> tensors, WeightFormat format, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var json = new Utf8JsonWriter(buffer, options);
        json.WriteStartObject();
        if (metadata.Count > 0)
        {
            json.WriteStartObject("__metadata__");
            foreach (var (key, value) in metadata.OrderBy(item => item.Key, StringComparer.Ordinal))
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }

        var dataType = NumberEncoding.Name(format);
        var start = 0L;
        foreach (var tensor in tensors)
        {
            var end = start + ((long)tensor.Values.Length * NumberEncoding.ByteSize(dataType));
            WriteEntry(json, tensor, dataType, start, end);
            start = end;
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteEntry(Utf8JsonWriter json, TensorData tensor, string dataType, long start, long end)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", dataType);
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(start);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValues(Stream stream, ReadOnlySpan<float> values, WeightFormat format)
    {
        var size = NumberEncoding.ByteSize(NumberEncoding.Name(format));
        var chunk = new byte[Math.Min(values.Length, ChunkValues) * size];
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, ChunkValues);
            NumberEncoding.Encode(format, values[..count], chunk);
            stream.Write(chunk, 0, count * size);
            values = values[count..];
        }
    }
}
