using Podium.Neural.Conducting;
using Podium.Neural.Tokenization;

namespace Podium.Neural.Chat;

/// <summary>
/// How a small worker reads a message and writes an answer. Every line gets a space in front, so that a word is the
/// same token at the start of a line as within it.
/// </summary>
public sealed class MessageTemplate
{
    private readonly ByteLevelTokenizer _tokenizer;
    private readonly ConductorTokens _special;

    /// <summary>Makes the template of a tokenizer that has the special tokens.</summary>
    public MessageTemplate(ByteLevelTokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        _special = ConductorTokens.Of(tokenizer);
    }

    /// <summary>The token that ends an answer.</summary>
    public int EndToken => _special.End;

    /// <summary>The text whose tokens a message becomes.</summary>
    public static string Spaced(string text) => " " + text.Replace("\n", "\n ", StringComparison.Ordinal);

    /// <summary>Tokens of a prompt.</summary>
    public int[] EncodeMessage(string message) =>
        [_special.Start, .. _tokenizer.Encode(Spaced(message)), _special.Start];

    /// <summary>Tokens of an answer, the end token included.</summary>
    public int[] EncodeAnswer(string answer) => [.. _tokenizer.Encode(Spaced(answer)), _special.End];

    /// <summary>The answer that tokens stand for.</summary>
    public string DecodeAnswer(ReadOnlySpan<int> tokens) =>
        Unspaced(_tokenizer.Decode(tokens).Trim());

    /// <summary>Text without the space in front of its lines.</summary>
    internal static string Unspaced(string text) => text.Replace("\n ", "\n", StringComparison.Ordinal);
}
