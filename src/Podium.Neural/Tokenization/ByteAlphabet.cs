namespace Podium.Neural.Tokenization;

/// <summary>
/// The reversible alphabet of byte-level BPE: each byte is one printable character, so that a token's bytes can be
/// written in a JSON text whether or not they are valid UTF-8.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly char[] Characters = CreateCharacters();
    private static readonly short[] Bytes = CreateBytes();

    /// <summary>The 256 bytes in the order of their characters.</summary>
    public static IReadOnlyList<byte> BytesInCharacterOrder { get; } =
        [.. Enumerable.Range(0, 256).OrderBy(value => Characters[value]).Select(value => (byte)value)];

    /// <summary>Writes bytes as characters of the alphabet.</summary>
    public static string ToText(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            characters[i] = Characters[bytes[i]];
        }

        return new string(characters);
    }

    /// <summary>Reads characters of the alphabet as bytes; false when one is not of the alphabet.</summary>
    public static bool TryToBytes(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= Bytes.Length || Bytes[text[i]] < 0)
            {
                return false;
            }

            bytes[i] = (byte)Bytes[text[i]];
        }

        return true;
    }

    private static char[] CreateCharacters()
    {
        var characters = new char[256];
        var next = 256;
        for (var value = 0; value < 256; value++)
        {
            characters[value] = IsPrintable(value) ? (char)value : (char)next++;
        }

        return characters;
    }

    private static short[] CreateBytes()
    {
        var bytes = new short[Characters.Max() + 1];
        Array.Fill(bytes, (short)-1);
        for (var value = 0; value < 256; value++)
        {
            bytes[Characters[value]] = (short)value;
        }

        return bytes;
    }

    private static bool IsPrintable(int value) => value is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xFF and not 0xAD);
}
