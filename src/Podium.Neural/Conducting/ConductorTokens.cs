using Podium.Neural.Tokenization;

namespace Podium.Neural.Conducting;

/// <summary>The special tokens around prompts and answers.</summary>
/// <param name="Start">Begins a prompt, and begins what follows it.</param>
/// <param name="End">Ends what a model writes.</param>
public sealed record ConductorTokens(int Start, int End)
{
    /// <summary>Text of the token that begins a prompt, and what follows it.</summary>
    public const string StartText = "<|im_start|>";

    /// <summary>Text of the token that ends what a model writes.</summary>
    public const string EndText = "<|im_end|>";

    /// <summary>Looks the tokens up.</summary>
    public static ConductorTokens Of(ByteLevelTokenizer tokenizer) =>
        new(tokenizer.TokenId(StartText), tokenizer.TokenId(EndText));
}
