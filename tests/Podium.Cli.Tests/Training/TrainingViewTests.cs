using System.Text;
using Podium.Cli.Terminals;
using Podium.Cli.Training;
using Podium.Cli.Training.Stages;
using Podium.Cli.Training.Views;
using Podium.Testing;
using Podium.Training.Alarms;
using Podium.Training.Grpo;
using Spectre.Console;

namespace Podium.Cli.Tests.Training;

public sealed class TrainingViewTests
{
    private static readonly StagePlan[] Stages =
        [new("facts", "facts", 4, [], ""), new("grpo", "grpo", 100, [], "")];

    [Fact]
    public async Task LiveView_StepsOfGrpo_ShowBarsAndTheCurve()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var clock = new ManualClock();
        var console = ConsoleOn(output);
        console.Profile.Capabilities.Unicode = true;

        await new LiveTrainingView(Stages, console, clock).ShowAsync(progress => TellAsync(progress, clock));

        var text = output.ToString();
        Assert.Contains("▁▃▅▇", text, StringComparison.Ordinal);
        Assert.Contains(
            "right if valid 0.500, valid 1.000, 2.00 steps, entropy 0.250 nats, price 0.000123",
            text,
            StringComparison.Ordinal);
        Assert.Contains("done", text, StringComparison.Ordinal);
        Assert.Contains("16 min left", text, StringComparison.Ordinal);
        Assert.Contains("about 16 min left in all", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainView_ManySteps_PrintsTwentyLines()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var clock = new ManualClock();

        await new PlainTrainingView(Stages, output, clock).ShowAsync(progress =>
        {
            progress.Report(new TrainingEvent.Begun("grpo", 10, [0.5]));
            for (var step = 10; step < 100; step++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                progress.Report(new TrainingEvent.Advanced("grpo", step + 1, Metrics(step, 0.5)));
            }

            return Task.CompletedTask;
        });

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("grpo: goes on from step 10 of 100", lines[0]);
        Assert.StartsWith("grpo: step 15 of 100, reward 0.500, right if", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("about 85 s left, at least 85 s left in all", lines[1], StringComparison.Ordinal);
        Assert.Equal(1 + 18, lines.Length);
    }

    [Fact]
    public async Task PlainView_OutputThatIsNotUnicode_DrawsTheCurveInAscii()
    {
        using var bytes = new MemoryStream();
        await using var output = new StreamWriter(bytes, Encoding.ASCII) { NewLine = "\n" };

        await new PlainTrainingView(Stages, output, new ManualClock()).ShowAsync(progress =>
        {
            progress.Report(new TrainingEvent.Begun("grpo", 0, [0.5, 0]));
            progress.Report(new TrainingEvent.Advanced("grpo", 100, Metrics(99, 0.99)));
            return Task.CompletedTask;
        });

        Assert.Contains(", +_@\n", Encoding.ASCII.GetString(bytes.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LiveView_MoreStagesThanAScreenHolds_ShowsThoseUnderWay()
    {
        using var output = new StringWriter { NewLine = "\n" };
        StagePlan[] stages =
            [.. Enumerable.Range(0, 60).Select(stage => new StagePlan($"stage-{stage:00}", "", 4, [], ""))];

        await new LiveTrainingView(stages, ConsoleOn(output), new ManualClock()).ShowAsync(progress =>
        {
            foreach (var stage in stages[..30])
            {
                progress.Report(new TrainingEvent.Finished(stage.Name, WasBefore: true));
            }

            progress.Report(new TrainingEvent.Begun("stage-30", 0, []));
            return Task.CompletedTask;
        });

        var last = output.ToString()[output.ToString().LastIndexOf("stage-18", StringComparison.Ordinal)..];
        Assert.Contains("stage-41", last, StringComparison.Ordinal);
        Assert.DoesNotContain("stage-42", last, StringComparison.Ordinal);
        Assert.DoesNotContain("stage-17", last, StringComparison.Ordinal);
        Assert.Contains("30 of 60 stages done", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task View_AlarmIsRaised_SaysSo(bool isLive)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var alarm = new Alarm(AlarmKind.OneStep, 99, "Teams were given up.");
        var metrics = Metrics(99, 0.99);
        metrics = metrics with { Report = metrics.Report with { Alarms = [alarm] } };
        ITrainingView view = isLive
            ? new LiveTrainingView(Stages, ConsoleOn(output), new ManualClock())
            : new PlainTrainingView(Stages, output, new ManualClock());

        await view.ShowAsync(progress =>
        {
            progress.Report(new TrainingEvent.Begun("grpo", 0, []));
            progress.Report(new TrainingEvent.Advanced("grpo", 100, metrics));
            return Task.CompletedTask;
        });

        Assert.Contains("alarm at step 99: Teams were given up.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TimeLeft_WorkersOfDifferentStates_AreAddedUp()
    {
        var clock = new ManualClock();
        StageRow[] rows =
        [
            new(new StagePlan("facts", "workers/facts", 10, [], "")),
            new(new StagePlan("words", "workers/words", 20, [], "")),
            new(new StagePlan("dates", "workers/dates", 30, [], "")),
        ];
        rows[0].Apply(new TrainingEvent.Begun("facts", 0, []), clock);
        clock.Advance(TimeSpan.FromSeconds(10));
        rows[0].Apply(new TrainingEvent.Advanced("facts", 10, null), clock);
        rows[0].Apply(new TrainingEvent.Finished("facts", WasBefore: false), clock);
        rows[1].Apply(new TrainingEvent.Begun("words", 10, []), clock);
        clock.Advance(TimeSpan.FromSeconds(6));
        rows[1].Apply(new TrainingEvent.Advanced("words", 12, null), clock);

        var time = TimeLeft.Of(rows, clock);

        Assert.Equal("about 84 s left in all", time);
    }

    [Fact]
    public void TimeLeft_StageOfUnknownPace_SaysAtLeast()
    {
        var clock = new ManualClock();
        StageRow[] rows = [.. Stages.Select(stage => new StageRow(stage))];
        rows[0].Apply(new TrainingEvent.Begun("facts", 0, []), clock);
        var before = TimeLeft.Of(rows, clock);
        clock.Advance(TimeSpan.FromSeconds(5));
        rows[0].Apply(new TrainingEvent.Advanced("facts", 1, null), clock);

        var time = TimeLeft.Of(rows, clock);

        Assert.Null(before);
        Assert.Equal("at least 15 s left in all", time);
    }

    [Fact]
    public void TimeLeft_EverythingFinished_IsNothing()
    {
        StageRow[] rows = [.. Stages.Select(stage => new StageRow(stage))];
        var clock = new ManualClock();
        foreach (var row in rows)
        {
            row.Apply(new TrainingEvent.Finished(row.Plan.Name, WasBefore: true), clock);
        }

        var time = TimeLeft.Of(rows, clock);

        Assert.Null(time);
    }

    [Theory]
    [InlineData(8, "▁▂▃▄▅▆▇█")]
    [InlineData(4, "▁▄▆█")]
    [InlineData(100, "▁▂▃▄▅▆▇█")]
    public void Sparkline_OfARisingCurve_Rises(int columns, string curve)
    {
        double[] values = [0, 0.15, 0.3, 0.45, 0.55, 0.7, 0.85, 1];

        Assert.Equal(curve, Sparkline.Of(values, columns, isUnicode: true));
    }

    private static Task TellAsync(IProgress<TrainingEvent> progress, ManualClock clock)
    {
        progress.Report(new TrainingEvent.Finished("facts", WasBefore: true));
        progress.Report(new TrainingEvent.Begun("grpo", 0, []));
        foreach (var step in Enumerable.Range(0, 4))
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            progress.Report(new TrainingEvent.Advanced("grpo", step + 1, Metrics(step, 0.05 + (0.25 * step))));
        }

        return Task.CompletedTask;
    }

    private static IAnsiConsole ConsoleOn(TextWriter output) =>
        new Terminal(TextReader.Null, output, TextWriter.Null) { Width = 100 }.OpenOutput();

    private static RewardMetrics Metrics(int step, double reward) => new("grpo", new GrpoReport
    {
        Step = step,
        Reward = reward,
        Valid = 1,
        CorrectGivenValid = 0.5,
        StratumSuccess = [0.5],
        WorkflowSteps = 2,
        Entropy = 0.25,
        EntropyWeight = 0.01,
        RoutingEntropy = 2,
        ZeroVarianceGroups = 0,
        Faulted = 0,
        Price = 0.000123m,
        GradientNorm = 1,
        Clipped = 0,
        Seconds = new GrpoTimes(1, 1, 1),
    });
}
