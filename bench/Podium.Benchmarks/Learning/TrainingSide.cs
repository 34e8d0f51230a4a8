using Podium.Benchmarks.Reference;
using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Training;

namespace Podium.Benchmarks.Learning;

/// <summary>Training steps by the engine.</summary>
internal sealed class TrainingSide(Transformer model, ThreadTeam team, TrainingWork work) : ILearningSide
{
    private const int CheckedSteps = 3;

    private readonly SupervisedTrainer _trainer = new(model, team);

    // The first token is the prompt and all others are learned.
    private readonly SupervisedExample[] _batch =
        [.. work.Sequences.Select(tokens => new SupervisedExample(tokens[..1], [tokens[1..]]))];

    /// <summary>Losses of the first steps.</summary>
    public ReferenceReply Check() =>
        new() { Values = [.. Enumerable.Range(0, CheckedSteps).Select(_ => Step())] };

    public ReferenceReply Measure()
    {
        var phases = new Phases();
        for (var step = 0; step < work.Steps; step++)
        {
            Step();
        }

        phases.End("step");
        return new ReferenceReply
        {
            Seconds = phases.Seconds.ToDictionary(pair => pair.Key, pair => pair.Value / work.Steps),
        };
    }

    private double Step() => _trainer.Step(_batch, work.LearningRate);
}
