namespace Podium.Neural.Tokenization;

/// <summary>The learned merges: which neighbouring tokens become one, and in which order.</summary>
internal sealed class MergeTable
{
    private readonly Dictionary<long, (int Rank, int Merged)> _merges;

    /// <summary>A merge's rank is its place in <paramref name="merges"/>; the first of equals wins.</summary>
    public MergeTable(IReadOnlyList<Merge> merges)
    {
        Merges = merges;
        _merges = new Dictionary<long, (int, int)>(merges.Count);
        for (var rank = 0; rank < merges.Count; rank++)
        {
            _merges.TryAdd(Key(merges[rank].Left, merges[rank].Right), (rank, merges[rank].Merged));
        }
    }

    /// <summary>The merges by rank.</summary>
    public IReadOnlyList<Merge> Merges { get; }

    /// <summary>
    /// Merges <paramref name="tokens"/> in place, lowest rank first and leftmost among equals, until no merge
    /// applies; returns how many tokens are left, at the start of the span.
    /// </summary>
    public int Apply(Span<int> tokens)
    {
        var queue = new PriorityQueue<(int Position, int Left, int Right), long>(tokens.Length);
        var next = new int[tokens.Length];
        var previous = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            next[i] = i + 1;
            previous[i] = i - 1;
            Offer(queue, tokens, next, i);
        }

        while (queue.TryDequeue(out var pair, out _))
        {
            if (!IsCurrent(pair, tokens, next))
            {
                continue;
            }

            var absorbed = next[pair.Position];
            tokens[pair.Position] = _merges[Key(pair.Left, pair.Right)].Merged;
            tokens[absorbed] = -1;
            next[pair.Position] = next[absorbed];
            if (next[absorbed] < tokens.Length)
            {
                previous[next[absorbed]] = pair.Position;
            }

            Offer(queue, tokens, next, pair.Position);
            Offer(queue, tokens, next, previous[pair.Position]);
        }

        return Compact(tokens);
    }

    private static bool IsCurrent(
        (int Position, int Left, int Right) pair, ReadOnlySpan<int> tokens, ReadOnlySpan<int> next) =>
        tokens[pair.Position] == pair.Left
        && next[pair.Position] < tokens.Length
        && tokens[next[pair.Position]] == pair.Right;

    private void Offer(
        PriorityQueue<(int Position, int Left, int Right), long> queue,
        ReadOnlySpan<int> tokens,
        ReadOnlySpan<int> next,
        int position)
    {
        if (position < 0 || next[position] >= tokens.Length)
        {
            return;
        }

        var left = tokens[position];
        var right = tokens[next[position]];
        if (_merges.TryGetValue(Key(left, right), out var merge))
        {
            queue.Enqueue((position, left, right), ((long)merge.Rank << 32) | (uint)position);
        }
    }

    private static int Compact(Span<int> tokens)
    {
        var count = 0;
        foreach (var token in tokens)
        {
            if (token >= 0)
            {
                tokens[count++] = token;
            }
        }

        return count;
    }

    private static long Key(int left, int right) => ((long)left << 32) | (uint)right;
}
