using System.Text;

namespace Podium.Neural.Tokenization;

/// <summary>Counts neighbouring tokens in a set of pieces and merges the most frequent pair, over and over.</summary>
internal sealed class MergeLearner
{
    private readonly List<byte[]> _tokens;
    private readonly List<Merge> _merges = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<(int Left, int Right)> _isMerged = [];
    private readonly List<int[]> _words = [];
    private readonly List<long> _frequencies = [];
    private readonly Dictionary<(int Left, int Right), PairUse> _pairs = [];
    private readonly PriorityQueue<(int Left, int Right), (long NegativeCount, int Left, int Right)> _queue = new();

    /// <summary>Takes the pieces and how often each occurs.</summary>
    public MergeLearner(IReadOnlyDictionary<string, long> pieces)
    {
        _tokens = [.. ByteAlphabet.BytesInCharacterOrder.Select(value => new[] { value })];
        for (var token = 0; token < _tokens.Count; token++)
        {
            _ids[ByteAlphabet.ToText(_tokens[token])] = token;
        }

        var byteTokens = new int[256];
        for (var token = 0; token < _tokens.Count; token++)
        {
            byteTokens[_tokens[token][0]] = token;
        }

        foreach (var (piece, frequency) in pieces)
        {
            AddWord([.. Encoding.UTF8.GetBytes(piece).Select(value => byteTokens[value])], frequency);
        }

        foreach (var (pair, use) in _pairs)
        {
            Enqueue(pair, use);
        }
    }

    /// <summary>Bytes of each token by id.</summary>
    public IReadOnlyList<byte[]> Tokens => _tokens;

    /// <summary>Merges in the order learned.</summary>
    public IReadOnlyList<Merge> Merges => _merges;

    /// <summary>Merges until there are <paramref name="tokenCount"/> tokens or no pair is frequent enough.</summary>
    public void Learn(int tokenCount, int minimumFrequency)
    {
        while (_tokens.Count < tokenCount && _queue.TryDequeue(out var pair, out var priority))
        {
            var use = _pairs[pair];
            use.QueuedCount = use.QueuedCount == -priority.NegativeCount ? 0 : use.QueuedCount;
            if (use.Count != -priority.NegativeCount)
            {
                continue;
            }

            if (use.Count < minimumFrequency)
            {
                return;
            }

            Merge(pair, use);
        }
    }

    private void AddWord(int[] word, long frequency)
    {
        _words.Add(word);
        _frequencies.Add(frequency);
        CountPairs(_words.Count - 1, frequency);
    }

    private void Merge((int Left, int Right) pair, PairUse use)
    {
        var text = ByteAlphabet.ToText(_tokens[pair.Left]) + ByteAlphabet.ToText(_tokens[pair.Right]);
        if (!_ids.TryGetValue(text, out var merged))
        {
            merged = _tokens.Count;
            _ids[text] = merged;
            _tokens.Add([.. _tokens[pair.Left], .. _tokens[pair.Right]]);
        }

        if (_isMerged.Add(pair))
        {
            _merges.Add(new Merge(pair.Left, pair.Right, merged));
        }

        var changed = new HashSet<(int Left, int Right)>();
        foreach (var word in use.Words.ToArray())
        {
            var replaced = Replace(_words[word], pair, merged);
            if (replaced.Length == _words[word].Length)
            {
                continue;
            }

            CollectPairs(word, changed);
            CountPairs(word, -_frequencies[word]);
            _words[word] = replaced;
            CountPairs(word, _frequencies[word]);
            CollectPairs(word, changed);
        }

        foreach (var neighbour in changed)
        {
            Enqueue(neighbour, _pairs[neighbour]);
        }
    }

    private void CollectPairs(int word, HashSet<(int Left, int Right)> pairs)
    {
        var tokens = _words[word];
        for (var i = 1; i < tokens.Length; i++)
        {
            pairs.Add((tokens[i - 1], tokens[i]));
        }
    }

    private void CountPairs(int word, long change)
    {
        var tokens = _words[word];
        for (var i = 1; i < tokens.Length; i++)
        {
            var pair = (tokens[i - 1], tokens[i]);
            if (!_pairs.TryGetValue(pair, out var use))
            {
                use = new PairUse();
                _pairs[pair] = use;
            }

            use.Count += change;
            if (change > 0)
            {
                use.Words.Add(word);
            }
        }
    }

    private void Enqueue((int Left, int Right) pair, PairUse use)
    {
        if (use.Count > 0 && use.Count != use.QueuedCount)
        {
            use.QueuedCount = use.Count;
            _queue.Enqueue(pair, (-use.Count, pair.Left, pair.Right));
        }
    }

    private static int[] Replace(int[] tokens, (int Left, int Right) pair, int merged)
    {
        var result = new List<int>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i + 1 < tokens.Length && tokens[i] == pair.Left && tokens[i + 1] == pair.Right)
            {
                result.Add(merged);
                i++;
            }
            else
            {
                result.Add(tokens[i]);
            }
        }

        return [.. result];
    }

    /// <summary>How often a pair occurs and in which words it has been seen (some may have lost it since).</summary>
    private sealed class PairUse
    {
        public long Count { get; set; }

        public long QueuedCount { get; set; }

        public HashSet<int> Words { get; } = [];
    }
}
