namespace Podium.Neural.Weights.Configuration;

/// <summary>The members of <c>tokenizer_config.json</c> that make <c>transformers</c> open the tokenizer.</summary>
internal sealed class TokenizerConfigFile
{
    public required string TokenizerClass { get; set; }

    public required int ModelMaxLength { get; set; }

    public required bool CleanUpTokenizationSpaces { get; set; }

    public string? EosToken { get; set; }
}
