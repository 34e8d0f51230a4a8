using Podium.Neural.Tokenization;

namespace Podium.Neural.Conducting;

/// <summary>The special tokens around prompts and answers.</summary>
/// <param name="Start">Begins a prompt, and begins what follows it.</param>
/// <param name="End">Ends what a model writes.</param>
internal sealed record ConductorTokens(int Start, int End)
{
    public const string StartText = "<|im_start|>";

    public const string EndText = "<|im_end|>";

    public static ConductorTokens Of(ByteLevelTokenizer tokenizer) =>
        new(tokenizer.TokenId(StartText), tokenizer.TokenId(EndText));
}
