using System.Globalization;
using Podium.Cli.Training.Stages;

namespace Podium.Cli.Tests.Training;

/// <summary>A run that counts its steps and dies at one of them.</summary>
internal sealed class CountingRun(int steps, int deadlyStep, double loss) : ITrainingRun
{
    public int Step { get; private set; }

    public bool IsDone => Step >= steps;

    public Task<StepMetrics> AdvanceAsync(CancellationToken cancellationToken)
    {
        if (Step == deadlyStep)
        {
            throw new InvalidOperationException("The process was killed.");
        }

        return Task.FromResult<StepMetrics>(new LossMetrics("facts", Step++, loss));
    }

    public void Save(string folder) =>
        File.WriteAllText(Path.Combine(folder, "step"), Step.ToString(CultureInfo.InvariantCulture));

    public void Restore(string folder) =>
        Step = int.Parse(File.ReadAllText(Path.Combine(folder, "step")), CultureInfo.InvariantCulture);
}
