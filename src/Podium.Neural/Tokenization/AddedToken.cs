namespace Podium.Neural.Tokenization;

/// <summary>A token that stands outside the merges: it is found whole or not at all.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Content">Its text.</param>
/// <param name="IsSpecial">Whether it is a control token, left out of decoded text on demand.</param>
internal sealed record AddedToken(int Id, string Content, bool IsSpecial);
