using System.Text;
using System.Xml.Linq;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Report;
using Podium.Cli.Training.Stages;
using Podium.Core.Workers;
using Podium.Testing;
using Podium.Training.Grpo;

namespace Podium.Cli.Tests.Training.Report;

/// <summary>A folder as a training leaves it, with what a test puts there.</summary>
internal sealed class ReportFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    /// <summary>Adds steps to the metrics.</summary>
    public ReportFolder With(params IEnumerable<StepMetrics> steps)
    {
        foreach (var step in steps)
        {
            WithText(step.ToJson() + "\n");
        }

        return this;
    }

    /// <summary>Adds text to the metrics.</summary>
    public ReportFolder WithText(string text)
    {
        File.AppendAllText(_folder.PathOf("metrics.jsonl"), text, new UTF8Encoding(false));
        return this;
    }

    /// <summary>Adds the card of a worker.</summary>
    public ReportFolder WithCard(string worker, string summary, string skill)
    {
        var card = new WorkerCard(summary, [new SkillAccuracy(skill, 0.75, 4)], new TokenPrice(0.5m, 1), 64, 8);
        Directory.CreateDirectory(_folder.PathOf("cards"));
        (CardFile.Empty with { Workers = [new MeasuredWorker(worker, card)] }).Write(_folder.PathOf("cards"));
        return this;
    }

    /// <summary>Adds the folder of a stage.</summary>
    public ReportFolder WithStage(string folder, string stage)
    {
        Directory.CreateDirectory(_folder.PathOf(folder));
        StageMark.Write(_folder.PathOf(folder), new Cli.Training.StagePlan(stage, folder, 1, [], "fingerprint"));
        return this;
    }

    /// <summary>Writes the page and returns its text.</summary>
    public string Write() => File.ReadAllText(ReportFile.Write(Path));

    /// <summary>Writes the page and reads it as XML.</summary>
    public XElement Read() => XDocument.Parse(Write()).Root!;

    /// <summary>An update whose figures follow its number.</summary>
    public static GrpoReport Update(int step) => new()
    {
        Step = step,
        Reward = 0.25,
        Valid = 1,
        CorrectGivenValid = 0.5,
        StratumSuccess = [0.75, 0.125],
        WorkflowSteps = 2,
        Entropy = 0.5,
        EntropyWeight = 0.01,
        RoutingEntropy = 1.5,
        ZeroVarianceGroups = 0.25,
        Faulted = 0,
        Price = 0.000123m,
        GradientNorm = 1 + step,
        Clipped = 0,
        Seconds = new GrpoTimes(1, 2, 3),
    };

    /// <summary>Updates from 0 on.</summary>
    public static IEnumerable<StepMetrics> Updates(
        int count, Func<GrpoReport, GrpoReport> change, string stage = "grpo") =>
        Enumerable.Range(0, count).Select(step => new RewardMetrics(stage, change(Update(step))));

    public void Dispose() => _folder.Dispose();
}
