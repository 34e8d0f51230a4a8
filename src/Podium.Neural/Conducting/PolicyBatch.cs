using Podium.Core.Learning;
using Podium.Neural.Training;

namespace Podium.Neural.Conducting;

/// <summary>Weighted plans laid out for one training pass: each prompt once, its plans as its continuations.</summary>
internal sealed class PolicyBatch
{
    private PolicyBatch(
        IReadOnlyList<Segment> segments,
        IReadOnlyList<int> rows,
        IReadOnlyList<(WeightedSample Weighted, int FirstRow)> samples,
        int tokens)
    {
        Segments = segments;
        Rows = rows;
        Samples = samples;
        Tokens = tokens;
    }

    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Places whose next token was a choice.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>The samples, each with the index of its first row.</summary>
    public IReadOnlyList<(WeightedSample Weighted, int FirstRow)> Samples { get; }

    public int Tokens { get; }

    /// <summary>Splits samples into batches of about <paramref name="mostTokens"/> tokens; groups stay whole.</summary>
    public static IEnumerable<PolicyBatch> Split(IReadOnlyList<WeightedSample> samples, int mostTokens)
    {
        var pending = new List<IGrouping<PlanContext, WeightedSample>>();
        var tokens = 0;
        foreach (var group in samples.GroupBy(weighted => Sample(weighted).Context))
        {
            pending.Add(group);
            tokens += group.Key.Prompt.Length + group.Sum(weighted => Sample(weighted).Tokens.Length);
            if (tokens >= mostTokens)
            {
                yield return Create(pending);
                pending.Clear();
                tokens = 0;
            }
        }

        if (pending.Count > 0)
        {
            yield return Create(pending);
        }
    }

    private static PolicyBatch Create(List<IGrouping<PlanContext, WeightedSample>> groups)
    {
        var segments = new List<Segment>();
        var rows = new List<int>();
        var samples = new List<(WeightedSample, int)>();
        var tokens = 0;
        foreach (var group in groups)
        {
            var parent = segments.Count;
            var prompt = group.Key.Prompt;
            segments.Add(new Segment(prompt.AsMemory(0, prompt.Length - 1)));
            tokens += prompt.Length - 1;
            foreach (var weighted in group)
            {
                var sample = Sample(weighted);
                samples.Add((weighted, rows.Count));
                int[] inputs = [prompt[^1], .. sample.Tokens.AsSpan(0, sample.Tokens.Length - 1)];
                segments.Add(new Segment(inputs, parent));
                rows.AddRange(sample.ChoicePlaces.Select(place => tokens + place));
                tokens += sample.Tokens.Length;
            }
        }

        return new PolicyBatch(segments, rows, samples, tokens);
    }

    private static NeuralSample Sample(WeightedSample weighted) => weighted.Sample as NeuralSample
        ?? throw new ArgumentException("The sample was drawn by another kind of conductor.", nameof(weighted));
}
