namespace Podium.Neural.Tokenization;

/// <summary>What decoding does with special (control) tokens.</summary>
public enum SpecialTokens
{
    /// <summary>Leaves them out of the text.</summary>
    Skip,

    /// <summary>Writes their text.</summary>
    Write,
}
