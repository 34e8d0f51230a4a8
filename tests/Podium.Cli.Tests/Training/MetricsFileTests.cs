using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Stages;
using Podium.Testing;
using Podium.Training.Alarms;
using Podium.Training.Grpo;

namespace Podium.Cli.Tests.Training;

public sealed class MetricsFileTests
{
    [Fact]
    public void CutBack_ToAStep_DropsThatStagesLaterLines()
    {
        using var folder = new TemporaryFolder();
        using var metrics = new MetricsFile(folder.PathOf("metrics.jsonl"));
        metrics.Append(new LossMetrics("facts", 0, 2.5));
        metrics.Append(new LossMetrics("words", 0, 1));
        metrics.Append(new LossMetrics("words", 1, 0.5));

        metrics.CutBack("words", 1);
        metrics.Append(new LossMetrics("words", 1, 0.25));

        Assert.Equal(
            "{\"stage\":\"facts\",\"step\":0,\"loss\":2.5}\n{\"stage\":\"words\",\"step\":0,\"loss\":1}\n"
            + "{\"stage\":\"words\",\"step\":1,\"loss\":0.25}\n",
            File.ReadAllText(folder.PathOf("metrics.jsonl")));
    }

    [Fact]
    public void Reports_OfThisAndAnEarlierVersion_AreRead()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("metrics.jsonl");
        File.WriteAllText(file, EarlierMetrics.Line);
        using var metrics = new MetricsFile(file);
        var report = metrics.Reports("grpo").Single() with
        {
            Step = 1,
            Lengths = [3, 1],
            Calls = [new SkillCalls("facts", "w", 4)],
            Alarms = [new Alarm(AlarmKind.OneStep, 1, "Teams were given up.")],
        };

        metrics.Append(new RewardMetrics("grpo", report));
        metrics.Dispose();

        var read = metrics.Reports("grpo");
        Assert.Equal([0, 1], read.Select(one => one.Step));
        Assert.Empty(read[0].Lengths);
        Assert.Equal(report.Lengths, read[1].Lengths);
        Assert.Equal(report.Calls, read[1].Calls);
        Assert.Equal(report.Alarms, read[1].Alarms);
        Assert.Contains("\"kind\":\"OneStep\"", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain("total", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(metrics.Reports("facts"));
    }

    [Fact]
    public void CutBack_LineCutOff_IsDropped()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("metrics.jsonl");
        File.WriteAllText(file, "{\"stage\":\"grpo\",\"step\":0,\"reward\":0.5}\n{\"stage\":\"grpo\",\"st");
        using var metrics = new MetricsFile(file);

        metrics.CutBack("grpo", 1);

        Assert.Equal("{\"stage\":\"grpo\",\"step\":0,\"reward\":0.5}\n", File.ReadAllText(file));
        Assert.Equal([0.5], metrics.Rewards("grpo"));
        Assert.Empty(metrics.Rewards("facts"));
    }
}
