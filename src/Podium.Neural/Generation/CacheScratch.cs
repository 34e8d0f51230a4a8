using Podium.Neural.Attention;
using Podium.Neural.Vectors;

namespace Podium.Neural.Generation;

/// <summary>What <see cref="CacheAttention"/> works in: rows for each query, in whole blocks.</summary>
internal readonly unsafe struct CacheScratch
{
    private readonly float* _queries;
    private readonly float* _outputs;
    private readonly float* _scores;
    private readonly int _paddedHead;

    public CacheScratch(AlignedBuffer buffer, int queries, int paddedHead, int promptTokens, int ownTokens)
    {
        var rows = (queries + BlockProduct.Rows - 1) / BlockProduct.Rows * BlockProduct.Rows;
        _paddedHead = paddedHead;
        PromptVectors = Lanes.Vectors(promptTokens);
        ScoreStride = (PromptVectors * Lanes.Count) + Lanes.Padded(ownTokens);
        var heads = rows * paddedHead;
        _queries = buffer.Ensure((2 * heads) + ((long)rows * ScoreStride) + rows);
        _outputs = _queries + heads;
        _scores = _outputs + heads;
        Inverses = _scores + ((long)rows * ScoreStride);
    }

    /// <summary>Vectors of a score row that belong to the prompt; the sequence's own tokens follow.</summary>
    public int PromptVectors { get; }

    public int ScoreStride { get; }

    /// <summary>1 over the sum of each query's exponentials.</summary>
    public float* Inverses { get; }

    public float* Query(int query) => _queries + (query * _paddedHead);

    public float* Output(int query) => _outputs + (query * _paddedHead);

    public float* Scores(int query) => _scores + ((long)query * ScoreStride);

    public float* OwnScores(int query) => Scores(query) + (PromptVectors * Lanes.Count);
}
