using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Podium.Neural.Models;
using Podium.Neural.Training;

namespace Podium.Neural.Attention;

/// <summary>Segments laid end to end without padding: each row's token and position, and who continues whom.</summary>
internal sealed unsafe class PackedBatch(TransformerConfig config)
{
    /// <summary>
    /// Rows to work on at a time: few enough for a layer's values to stay in a shared cache, enough for the matrix
    /// products to be efficient.
    /// </summary>
    public const int ChunkRows = 1024;

    private readonly List<BatchChunk> _chunks = [];
    private readonly List<SequenceTree> _trees = [];
    private readonly Dictionary<int, SequenceTree> _roots = [];
    private int[] _tokens = [];
    private int[] _positions = [];

    public int Count { get; private set; }

    public IReadOnlyList<SequenceTree> Trees => _trees;

    /// <summary>The rows in parts that hold whole trees, in order.</summary>
    public IReadOnlyList<BatchChunk> Chunks => _chunks;

    /// <summary>Rows of the largest chunk.</summary>
    public int LargestChunk { get; private set; }

    /// <summary>Token of each row.</summary>
    public int* Tokens => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_tokens));

    /// <summary>Position of each row in its sequence.</summary>
    public int* Positions => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_positions));

    /// <summary>Lays out <paramref name="segments"/>.</summary>
    /// <exception cref="ArgumentException">A segment is empty, too long, or names a token or parent that is not there.
    /// </exception>
    public void Fill(IReadOnlyList<Segment> segments)
    {
        _trees.Clear();
        _roots.Clear();
        Count = segments.Sum(segment => segment.Tokens.Length);
        if (_tokens.Length < Count)
        {
            _tokens = GC.AllocateUninitializedArray<int>(Count, pinned: true);
            _positions = GC.AllocateUninitializedArray<int>(Count, pinned: true);
        }

        var start = 0;
        for (var index = 0; index < segments.Count; index++)
        {
            Append(segments[index], index, start);
            start += segments[index].Tokens.Length;
        }

        Divide();
    }

    private void Divide()
    {
        _chunks.Clear();
        var firstTree = 0;
        var firstRow = 0;
        var end = 0;
        for (var tree = 0; tree < _trees.Count; tree++)
        {
            var start = _trees[tree].Root.Start;
            if (start >= end && start - firstRow >= ChunkRows)
            {
                _chunks.Add(new BatchChunk(firstRow, start - firstRow, firstTree, tree - firstTree));
                (firstTree, firstRow) = (tree, start);
            }

            end = Math.Max(end, _trees[tree].End);
        }

        _chunks.Add(new BatchChunk(firstRow, Count - firstRow, firstTree, _trees.Count - firstTree));
        LargestChunk = _chunks.Max(chunk => chunk.Rows);
    }

    private void Append(Segment segment, int index, int start)
    {
        var range = new TokenRange(start, segment.Tokens.Length);
        var first = 0;
        if (range.Length == 0)
        {
            throw Invalid(index, "has no tokens");
        }

        if (segment.Parent < 0)
        {
            var tree = new SequenceTree(range);
            _roots.Add(index, tree);
            _trees.Add(tree);
        }
        else
        {
            if (!_roots.TryGetValue(segment.Parent, out var tree))
            {
                throw Invalid(index, $"has parent {segment.Parent}, not an earlier segment without a parent");
            }

            tree.Add(range);
            first = tree.Root.Length;
        }

        if (first + range.Length > config.MaxPositions)
        {
            throw Invalid(index, $"ends at {first + range.Length} tokens, past MaxPositions {config.MaxPositions}");
        }

        var tokens = segment.Tokens.Span;
        for (var offset = 0; offset < tokens.Length; offset++)
        {
            var token = tokens[offset];
            if ((uint)token >= (uint)config.VocabularySize)
            {
                throw Invalid(
                    index, $"holds token {token} at {offset}, outside the vocabulary of {config.VocabularySize}");
            }

            _tokens[start + offset] = token;
            _positions[start + offset] = first + offset;
        }
    }

    private static ArgumentException Invalid(int index, string problem) => new($"Segment {index} {problem}.");
}
