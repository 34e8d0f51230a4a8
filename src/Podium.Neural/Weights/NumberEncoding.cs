using System.Buffers.Binary;

namespace Podium.Neural.Weights;

/// <summary>Turns stored little-endian numbers into 32-bit ones and back.</summary>
internal static class NumberEncoding
{
    /// <summary>Bytes per number of a format of the safetensors specification; 0 for an unknown one.</summary>
    public static int ByteSize(string dataType) => dataType switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" or "F8_E8M0" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" => 8,
        _ => 0,
    };

    /// <summary>The name of a format in files.</summary>
    public static string Name(WeightFormat format) => format == WeightFormat.Float32 ? "F32" : "BF16";

    /// <summary>Whether <see cref="Decode"/> reads a format.</summary>
    public static bool CanDecode(string dataType) => dataType is "F32" or "BF16" or "F16";

    /// <summary>Reads as many numbers as <paramref name="values"/> holds.</summary>
    public static void Decode(string dataType, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = dataType switch
            {
                "F32" => BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]),
                "BF16" => BFloat16.ToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..])),
                _ => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]),
            };
        }
    }

    /// <summary>Writes <paramref name="values"/> into as many bytes as they take.</summary>
    public static void Encode(WeightFormat format, ReadOnlySpan<float> values, Span<byte> bytes)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (format == WeightFormat.Float32)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes[(4 * i)..], values[i]);
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes[(2 * i)..], BFloat16.FromSingle(values[i]));
            }
        }
    }
}
