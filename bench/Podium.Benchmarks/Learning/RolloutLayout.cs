using Podium.Benchmarks.Reference;
using Podium.Neural.Training;

namespace Podium.Benchmarks.Learning;

/// <summary>
/// Rollouts of whole questions, laid out for one training pass of about a given number of tokens.
/// </summary>
internal sealed class RolloutLayout
{
    private readonly List<Segment> _segments = [];
    private readonly List<int> _rows = [];
    private readonly List<int> _firstRows = [];
    private int _tokens;

    public RolloutLayout(PolicyWork work, IReadOnlyList<int[]> rollouts, int first, bool shares, int mostTokens)
    {
        First = first;
        End = first;
        while (End < rollouts.Count && _tokens < mostTokens)
        {
            AddQuestion(work.Prompts[End / work.Samples], rollouts.Skip(End).Take(work.Samples), shares);
            End += work.Samples;
        }
    }

    /// <summary>The first rollout.</summary>
    public int First { get; }

    /// <summary>The rollout after the last one.</summary>
    public int End { get; }

    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Places whose next token was drawn.</summary>
    public IReadOnlyList<int> Rows => _rows;

    /// <summary>Index of each rollout's first row.</summary>
    public IReadOnlyList<int> FirstRows => _firstRows;

    private void AddQuestion(int[] prompt, IEnumerable<int[]> rollouts, bool shares)
    {
        var parent = -1;
        if (shares)
        {
            parent = _segments.Count;
            Add(prompt[..^1], parent: -1);
        }

        foreach (var rollout in rollouts)
        {
            int[] inputs = shares ? [prompt[^1], .. rollout[..^1]] : [.. prompt, .. rollout[..^1]];
            _firstRows.Add(_rows.Count);
            Add(inputs, parent);
            _rows.AddRange(Enumerable.Range(_tokens - rollout.Length, rollout.Length));
        }
    }

    private void Add(int[] tokens, int parent)
    {
        _segments.Add(new Segment(tokens, parent));
        _tokens += tokens.Length;
    }
}
