namespace Podium.Neural.Tokenization;

/// <summary>
/// Learns the merges of a <see cref="ByteLevelTokenizer"/> from text (Sennrich et al., 2016, over bytes): again and
/// again the most frequent pair of neighbouring tokens becomes a token. Deterministic: among equally frequent pairs
/// the one with the smaller left id, then the smaller right id, goes first. Ids: the 256 bytes, then the merges in
/// order, then the special tokens. Digits stay single tokens because pieces never hold two.
/// </summary>
public static class TokenizerTrainer
{
    private const int ByteCount = 256;

    /// <summary>Trains on <paramref name="corpus"/>, in which special tokens are not looked for.</summary>
    /// <param name="corpus">Texts, in any order; the order does not change the result.</param>
    /// <param name="vocabularySize">Ids in all, at least 256 plus the special tokens; fewer come out when no pair is
    /// left that occurs <paramref name="minimumFrequency"/> times.</param>
    /// <param name="specialTokens">Control tokens, which get the last ids in the order given.</param>
    /// <param name="minimumFrequency">How often a pair must occur to become a token, at least 1.</param>
    public static ByteLevelTokenizer Train(
        IEnumerable<string> corpus,
        int vocabularySize,
        IReadOnlyList<string> specialTokens,
        int minimumFrequency = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabularySize, ByteCount + specialTokens.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumFrequency, 1);
        if (specialTokens.Any(string.IsNullOrEmpty) || specialTokens.Distinct().Count() < specialTokens.Count)
        {
            throw new ArgumentException("Special tokens must be distinct and not empty.", nameof(specialTokens));
        }

        var learner = new MergeLearner(CountPieces(corpus));
        learner.Learn(vocabularySize - specialTokens.Count, minimumFrequency);
        var added = specialTokens.Select((text, i) => new AddedToken(learner.Tokens.Count + i, text, IsSpecial: true));
        return new ByteLevelTokenizer(new TokenizerModel(learner.Tokens, learner.Merges, [.. added], Composes: true));
    }

    private static Dictionary<string, long> CountPieces(IEnumerable<string> corpus)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in corpus)
        {
            var rest = CanonicalComposition.Compose(text);
            while (!rest.IsEmpty)
            {
                var piece = rest[..PreTokenizer.NextLength(rest)];
                lookup.TryGetValue(piece, out var count);
                lookup[piece] = count + 1;
                rest = rest[piece.Length..];
            }
        }

        return counts;
    }
}
