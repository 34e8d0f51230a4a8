namespace Podium.Pocket.Reading;

/// <summary>What stands in a phrasing's slots in a question, and where the phrasing ends.</summary>
/// <param name="Input">The words that stand for the input.</param>
/// <param name="Parameter">The words that stand for the parameter.</param>
/// <param name="End">The first word behind.</param>
internal sealed record PhraseMatch(WordSpan? Input, WordSpan? Parameter, int End);
