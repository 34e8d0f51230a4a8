using System.Globalization;
using Podium.Core.Learning;
using Podium.Core.Storage;
using Podium.Neural.Kernels;
using Podium.Neural.Storage;
using Podium.Neural.Weights;

namespace Podium.Neural.Training;

/// <summary>
/// A supervised run that can stop after any step and go on bit for bit: its examples depend on the step's number
/// alone, and a checkpoint holds weights, optimiser and step.
/// </summary>
public sealed class SupervisedRun : ICheckpointed
{
    private const string OptimiserFile = "optimiser.bin";
    private const string StepFile = "step.txt";

    private readonly LanguageModel _model;
    private readonly SupervisedPlan _plan;
    private readonly Func<int, IReadOnlyList<SupervisedExample>> _draw;
    private readonly SupervisedTrainer _trainer;
    private Task<IReadOnlyList<SupervisedExample>>? _next;

    /// <summary>Makes a run.</summary>
    /// <param name="model">The model, changed in place.</param>
    /// <param name="plan">How long and how fast.</param>
    /// <param name="draw">Draws the examples of a step, by its number alone; called ahead on another thread.</param>
    /// <param name="team">Threads to compute on.</param>
    public SupervisedRun(
        LanguageModel model,
        SupervisedPlan plan,
        Func<int, IReadOnlyList<SupervisedExample>> draw,
        ThreadTeam team)
    {
        _model = model;
        _plan = plan;
        _draw = draw;
        _trainer = new SupervisedTrainer(model.Transformer, team);
    }

    /// <summary>Steps done.</summary>
    public int Step { get; private set; }

    /// <summary>Whether all steps are done.</summary>
    public bool IsDone => Step >= _plan.Steps;

    /// <summary>Takes one step and returns the mean loss per completion token, in nats.</summary>
    public double Advance()
    {
        var examples = (_next ?? DrawAsync(Step)).GetAwaiter().GetResult();
        _next = Step + 1 < _plan.Steps ? DrawAsync(Step + 1) : null;
        var loss = _trainer.Step(examples, _plan.Schedule.At(Step));
        Step++;
        return loss;
    }

    /// <inheritdoc/>
    public void Save(string folder)
    {
        ModelFolder.Save(folder, _model, WeightFormat.Float32);
        AtomicFile.Write(Path.Combine(folder, OptimiserFile), _trainer.Optimiser.Save);
        AtomicFile.Write(Path.Combine(folder, StepFile), stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(Step.ToString(CultureInfo.InvariantCulture));
        });
    }

    /// <inheritdoc/>
    public void Restore(string folder) => CheckpointReader.Read(folder, () =>
    {
        _model.Transformer.CopyFrom(ModelFolder.Load(folder).Transformer);
        using var stream = File.OpenRead(Path.Combine(folder, OptimiserFile));
        _trainer.Optimiser.Restore(stream);
        Step = int.Parse(File.ReadAllText(Path.Combine(folder, StepFile)), CultureInfo.InvariantCulture);
        _next = null;
    });

    private Task<IReadOnlyList<SupervisedExample>> DrawAsync(int step) => Task.Run(() => _draw(step));
}
