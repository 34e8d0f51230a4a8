using System.Text;

namespace Podium.Neural.Tokenization;

/// <summary>
/// Turns tokens into text as they come: bytes of an unfinished character wait for the rest of it. The texts it
/// returns, put together, are what decoding all tokens at once gives. Special tokens are left out.
/// </summary>
public sealed class StreamingDecoder
{
    private readonly ByteLevelTokenizer _tokenizer;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    internal StreamingDecoder(ByteLevelTokenizer tokenizer) => _tokenizer = tokenizer;

    /// <summary>The characters that <paramref name="token"/> completes; often empty in the middle of one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The token has no meaning in this vocabulary.</exception>
    public string Append(int token) =>
        _tokenizer.IsSpecial(token) ? string.Empty : Convert(_tokenizer.TokenBytes(token), Remainder.Keep);

    /// <summary>What is left at the end: U+FFFD for a character that was never finished, otherwise nothing.</summary>
    public string Finish() => Convert([], Remainder.Flush);

    private string Convert(ReadOnlySpan<byte> bytes, Remainder remainder)
    {
        var flush = remainder == Remainder.Flush;
        var characters = new char[_decoder.GetCharCount(bytes, flush)];
        var count = _decoder.GetChars(bytes, characters, flush);
        return new string(characters, 0, count);
    }

    private enum Remainder
    {
        Keep,
        Flush,
    }
}
