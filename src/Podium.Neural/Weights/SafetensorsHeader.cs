using System.Text.Json;

namespace Podium.Neural.Weights;

/// <summary>
/// Reads and checks the header of a safetensors file: every tensor's bytes lie inside the file, are as many as its
/// shape says, and together they fill the file without gap or overlap.
/// </summary>
internal sealed class SafetensorsHeader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private readonly string _fileName;

    private SafetensorsHeader(string fileName) => _fileName = fileName;

    /// <summary>Free text that the file carries.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Tensors by name.</summary>
    public Dictionary<string, TensorEntry> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>Parses the header's JSON; <paramref name="dataLength"/> is the number of bytes after it.</summary>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, long dataLength, string fileName)
    {
        var header = new SafetensorsHeader(fileName);
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            header.ReadEntries(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{fileName}: damaged header: {exception.Message}", exception);
        }

        header.CheckLayout(dataLength);
        return header;
    }

    private void ReadEntries(JsonElement root)
    {
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name != "__metadata__")
            {
                Tensors.Add(property.Name, ReadEntry(property.Name, property.Value));
                continue;
            }

            foreach (var item in property.Value.EnumerateObject())
            {
                Metadata.Add(item.Name, item.Value.GetString() ?? string.Empty);
            }
        }
    }

    private TensorEntry ReadEntry(string name, JsonElement element)
    {
        var isComplete = element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("dtype", out _)
            && element.TryGetProperty("shape", out _)
            && element.TryGetProperty("data_offsets", out _);
        if (!isComplete)
        {
            throw Damaged(name, "its entry lacks dtype, shape or data_offsets");
        }

        var dataType = element.GetProperty("dtype").GetString() ?? string.Empty;
        var shape = ReadNumbers(name, element.GetProperty("shape"));
        var offsets = ReadNumbers(name, element.GetProperty("data_offsets"));
        if (offsets is not [var start, var end] || start > end)
        {
            throw Damaged(name, $"data_offsets {element.GetProperty("data_offsets")} are not a start and an end");
        }

        var byteCount = ByteCount(name, dataType, shape);
        return byteCount == end - start
            ? new TensorEntry(name, dataType, shape, start, byteCount)
            : throw Damaged(
                name, $"{dataType} [{string.Join(", ", shape)}] takes {byteCount} bytes but has {end - start}");
    }

    private long[] ReadNumbers(string name, JsonElement element)
    {
        var numbers = new List<long>();
        foreach (var item in element.EnumerateArray())
        {
            numbers.Add(item.TryGetInt64(out var number) && number >= 0
                ? number
                : throw Damaged(name, $"{item} is not a size or an offset"));
        }

        return [.. numbers];
    }

    private long ByteCount(string name, string dataType, long[] shape)
    {
        var size = NumberEncoding.ByteSize(dataType);
        if (size == 0)
        {
            throw Damaged(name, $"unknown dtype \"{dataType}\"");
        }

        var byteCount = (Int128)size;
        foreach (var dimension in shape)
        {
            byteCount *= dimension;
            if (byteCount > long.MaxValue)
            {
                throw Damaged(name, $"shape [{string.Join(", ", shape)}] is too large");
            }
        }

        return (long)byteCount;
    }

    private void CheckLayout(long dataLength)
    {
        var end = 0L;
        foreach (var tensor in Tensors.Values.OrderBy(tensor => tensor.Start).ThenBy(tensor => tensor.ByteCount))
        {
            if (tensor.Start != end)
            {
                throw Damaged(
                    tensor.Name,
                    $"its bytes start at {tensor.Start}, those before it end at {end}: an overlap or a gap");
            }

            end += tensor.ByteCount;
            if (end > dataLength)
            {
                throw Damaged(
                    tensor.Name, $"its bytes end at {end}, the file's at {dataLength}: the file is truncated");
            }
        }

        if (end != dataLength)
        {
            throw new InvalidDataException($"{_fileName}: {dataLength - end} bytes at the end belong to no tensor.");
        }
    }

    private InvalidDataException Damaged(string tensor, string problem) =>
        new($"{_fileName}: tensor \"{tensor}\": {problem}.");
}
