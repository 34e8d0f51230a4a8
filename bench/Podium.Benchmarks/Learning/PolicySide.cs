using Podium.Benchmarks.Reference;
using Podium.Neural.Conducting;
using Podium.Neural.Generation;
using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Training;

namespace Podium.Benchmarks.Learning;

/// <summary>
/// A GRPO step by the engine: rollouts are drawn, scored and learned as the Conductor learns, without a grammar.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="team">Threads.</param>
/// <param name="work">What to compute.</param>
/// <param name="shares">Whether the rollouts of a question share the computation of its prompt.</param>
internal sealed class PolicySide(Transformer model, ThreadTeam team, PolicyWork work, bool shares) : ILearningSide
{
    private const double ClipRange = 0.2;
    private const double LargestGradientNorm = 1.0;
    private const int TokensPerPass = 8192;

    private readonly Generator _generator = new(model, team);
    private readonly TrainingPass _pass = new(model, team);
    private readonly AdamW _optimiser = new(model, new AdamWOptions());
    private readonly bool[] _everyToken = [.. Enumerable.Repeat(true, model.Config.VocabularySize)];
    private long _seed;

    private int Count => work.Lengths.Count;

    /// <summary>Loss and gradient norm on the fixed rollouts.</summary>
    public ReferenceReply Check()
    {
        var loss = Learn(work.Rollouts, work.LogProbabilities, new Phases());
        return new ReferenceReply { Values = [loss, Update()] };
    }

    public ReferenceReply Measure()
    {
        var phases = new Phases();
        var drawn = Draw();
        int[][] rollouts = [.. drawn.Select(sequence => sequence.Tokens)];
        float[][] logProbabilities = [.. drawn.Select(sequence => sequence.LogProbabilities)];
        phases.End("generation");
        Learn(rollouts, logProbabilities, phases);
        Update();
        phases.End("optimiser");
        return new ReferenceReply { Seconds = phases.Seconds };
    }

    private IReadOnlyList<GeneratedSequence> Draw()
    {
        // Without sharing, each rollout brings a prompt of its own that happens to equal the others'.
        var (repeats, samples) = shares ? (1, work.Samples) : (work.Samples, 1);
        var seed = _seed++ * Count;
        return _generator.Generate(
            [.. work.Prompts.SelectMany(prompt => Enumerable.Repeat((ReadOnlyMemory<int>)prompt, repeats))],
            samples,
            new GenerationOptions { MaxTokens = work.Lengths.Max() },
            (prompt, sample) => new LengthRule(work.Lengths[(prompt * samples) + sample]),
            (prompt, sample) => seed + (prompt * samples) + sample);
    }

    private double Learn(IReadOnlyList<int[]> rollouts, IReadOnlyList<float[]> logProbabilities, Phases phases)
    {
        var loss = 0.0;
        var first = 0;
        while (first < Count)
        {
            var layout = new RolloutLayout(work, rollouts, first, shares, TokensPerPass);
            var logits = _pass.Forward(layout.Segments, layout.Rows);
            phases.End("scoring");
            loss += Differentiate(logits, layout, rollouts, logProbabilities);
            phases.End("loss");
            _pass.Backward(logits);
            phases.End("backward");
            first = layout.End;
        }

        return loss;
    }

    private unsafe double Differentiate(
        Span<float> logits,
        RolloutLayout layout,
        IReadOnlyList<int[]> rollouts,
        IReadOnlyList<float[]> logProbabilities)
    {
        var vocabulary = model.Config.VocabularySize;
        var losses = new double[layout.End - layout.First];
        fixed (float* start = logits)
        {
            var values = start;
            team.Run(losses.Length, index =>
            {
                var rollout = layout.First + index;
                var row = values + ((long)layout.FirstRows[index] * vocabulary);
                losses[index] = Differentiate(
                    row, rollouts[rollout], logProbabilities[rollout], work.Advantages[rollout]);
            });
        }

        return losses.Sum();
    }

    private unsafe double Differentiate(float* logits, int[] tokens, float[] logProbabilities, double advantage)
    {
        var loss = 0.0;
        for (var place = 0; place < tokens.Length; place++)
        {
            var row = new Span<float>(logits + ((long)place * _everyToken.Length), _everyToken.Length);
            var term = new PolicyTerm(tokens[place], logProbabilities[place], advantage, EntropyWeight: 0);
            loss += PolicyLoss.Apply(row, _everyToken, term, ClipRange, 1.0 / Count, out _);
        }

        return loss;
    }

    /// <summary>Clips the gradient, makes the step, clears the gradient; returns the norm before clipping.</summary>
    private double Update()
    {
        var norm = _pass.GradientNorm();
        var scale = norm > LargestGradientNorm ? LargestGradientNorm / norm : 1;
        _optimiser.Step(_pass.Gradients, work.LearningRate, scale);
        _pass.ClearGradients();
        return norm;
    }
}
