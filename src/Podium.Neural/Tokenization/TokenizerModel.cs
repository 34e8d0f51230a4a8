namespace Podium.Neural.Tokenization;

/// <summary>What a <c>tokenizer.json</c> says, checked and in the engine's terms.</summary>
/// <param name="Tokens">Bytes of each token by id; null for an id that is an added token or unused.</param>
/// <param name="Merges">Merges by rank.</param>
/// <param name="AddedTokens">Tokens outside the merges.</param>
/// <param name="Composes">Whether text is brought into normal form C first.</param>
internal sealed record TokenizerModel(
    IReadOnlyList<byte[]?> Tokens,
    IReadOnlyList<Merge> Merges,
    IReadOnlyList<AddedToken> AddedTokens,
    bool Composes);
