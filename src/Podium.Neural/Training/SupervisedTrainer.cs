using System.Runtime.InteropServices;
using Podium.Neural.Kernels;
using Podium.Neural.Models;

namespace Podium.Neural.Training;

/// <summary>
/// Trains a model to continue prompts with given completions, by cross-entropy on the completions alone.
/// </summary>
public sealed class SupervisedTrainer
{
    private const double LargestGradientNorm = 1.0;

    private readonly TrainingPass _pass;
    private readonly ThreadTeam _team;

    /// <summary>Makes a trainer of <paramref name="model"/>, which it changes in place.</summary>
    public SupervisedTrainer(Transformer model, ThreadTeam team)
    {
        _pass = new TrainingPass(model, team);
        _team = team;
        Optimiser = new AdamW(model, new AdamWOptions());
    }

    /// <summary>The optimiser, whose state belongs to a checkpoint.</summary>
    public AdamW Optimiser { get; }

    /// <summary>Takes one step and returns the mean loss per completion token, in nats.</summary>
    public double Step(IReadOnlyList<SupervisedExample> examples, double learningRate)
    {
        var segments = new List<Segment>();
        var rows = new List<int>();
        var targets = new List<int>();
        var tokens = 0;
        foreach (var example in examples)
        {
            var prompt = example.Prompt;
            var parent = -1;
            if (prompt.Length > 1)
            {
                parent = segments.Count;
                segments.Add(new Segment(prompt.AsMemory(0, prompt.Length - 1)));
                tokens += prompt.Length - 1;
            }

            foreach (var completion in example.Completions)
            {
                int[] inputs = [prompt[^1], .. completion.AsSpan(0, completion.Length - 1)];
                segments.Add(new Segment(inputs, parent));
                rows.AddRange(Enumerable.Range(tokens, inputs.Length));
                targets.AddRange(completion);
                tokens += inputs.Length;
            }
        }

        _pass.ClearGradients();
        var logits = _pass.Forward(segments, rows);
        var loss = CrossEntropy.LossAndGradient(_team, logits, CollectionsMarshal.AsSpan(targets));
        _pass.Backward(logits);
        var norm = _pass.GradientNorm();
        Optimiser.Step(_pass.Gradients, learningRate, norm > LargestGradientNorm ? LargestGradientNorm / norm : 1);
        return loss;
    }
}
