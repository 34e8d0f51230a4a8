using System.Text;
using Podium.Neural.Tokenization;

namespace Podium.Neural.Chat;

/// <summary>
/// An answer's text as its tokens come. White space waits until something follows it, so that the pieces, put
/// together, are what <see cref="MessageTemplate.DecodeAnswer"/> says of all the tokens.
/// </summary>
internal sealed class AnswerText(ByteLevelTokenizer tokenizer)
{
    private readonly StreamingDecoder _decoder = tokenizer.CreateStreamingDecoder();
    private readonly StringBuilder _space = new();
    private bool _begun;

    /// <summary>The text that a token completes; often empty.</summary>
    public string Append(int token) => Take(_decoder.Append(token));

    /// <summary>What is left after the last token.</summary>
    public string Finish() => Take(_decoder.Finish());

    private string Take(string piece)
    {
        var text = new StringBuilder();
        foreach (var letter in piece)
        {
            if (char.IsWhiteSpace(letter))
            {
                _space.Append(letter);
                continue;
            }

            text.Append(_begun ? MessageTemplate.Unspaced(_space.ToString()) : "").Append(letter);
            _space.Clear();
            _begun = true;
        }

        return text.ToString();
    }
}
