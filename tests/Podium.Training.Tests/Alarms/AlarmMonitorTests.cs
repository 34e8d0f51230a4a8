using Microsoft.Extensions.AI;
using Podium.Core.Workers;
using Podium.Testing;
using Podium.Training.Alarms;
using Podium.Training.Grpo;
using Podium.Training.Rollouts;
using Podium.Training.Tests.Grpo;
using Podium.Training.Tests.Rollouts;
using static Podium.Training.Tests.Grpo.TabularRuns;

namespace Podium.Training.Tests.Alarms;

/// <summary>Runs that go wrong in one way each.</summary>
public sealed class AlarmMonitorTests
{
    private const int Updates = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Observe_RunThatLearns_RaisesNothing(long seed)
    {
        var reports = await RunAsync(Specialists(), new TabularConductor(Kinds, Workers), Options(seed));

        Assert.True(reports[^1].CorrectGivenValid > 0.9);
        Assert.Empty(Raised(reports));
    }

    [Fact]
    public async Task Observe_NoWorkerKnowsAnything_FormIsLearnedOnlyAndTheGradientIsDead()
    {
        var pool = Pools.Of(Enumerable.Range(0, Workers).Select(_ => new ScriptedChatClient("no idea")));

        var reports = await RunAsync(pool, new TabularConductor(Kinds, Workers), Options(4));

        var alarms = Raised(reports);
        var form = Assert.Single(alarms, alarm => alarm.Kind == AlarmKind.FormatOnly);
        var dead = Assert.Single(alarms, alarm => alarm.Kind == AlarmKind.DeadGradient);
        Assert.Equal((39, 19), (form.Step, dead.Step));
        Assert.StartsWith(
            "Form is learned and nothing else: 100% of the workflows are valid, 0% of those are right, after 0% at",
            form.Message,
            StringComparison.Ordinal);
        Assert.StartsWith("Rewards say nothing: in 100% of the groups", dead.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observe_PolicyThatCallsOneWorkerForEverything_IsACollapse()
    {
        var conductor = new TabularConductor(Kinds, Workers)
        {
            Logits = [.. Enumerable.Range(0, Kinds).Select(_ => (double[])[9, 0, 0, 0])],
        };

        var reports = await RunAsync(Specialists(), conductor, Options(5) with { LearningRate = 1e-9 });

        var alarm = Assert.Single(Raised(reports), alarm => alarm.Kind == AlarmKind.OneWorker);
        Assert.Equal(19, alarm.Step);
        Assert.Contains("entropy of who is called is 0.0", alarm.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observe_OneStepForProblemsOfTwoSkills_IsACollapse()
    {
        var source = new RoutingSource(Kinds, Specialists("half of it")) { SkillsPerProblem = 2 };

        var reports = await RunAsync(source, new TabularConductor(Kinds, Workers), Options(6));

        var alarm = Assert.Single(Raised(reports), alarm => alarm.Kind == AlarmKind.OneStep);
        Assert.StartsWith(
            "Teams were given up: workflows have 1.00 steps where problems take 2.0 skills, and 0% are right.",
            alarm.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observe_OneWorkerKnowsAllAndIsSeldomCalled_IsNoGainOverIt()
    {
        var pool = Pools.Of(Enumerable.Range(0, Workers).Select(worker => worker == 0
            ? Answering()
            : (IChatClient)new ScriptedChatClient("no idea")));
        var options = Options(7) with { LearningRate = 1e-9 };

        var reports = await RunAsync(pool, new TabularConductor(Kinds, Workers), options);

        var alarm = Assert.Single(Raised(reports), alarm => alarm.Kind == AlarmKind.NoGainOverWorker);
        Assert.Equal(25, alarm.Step);
        Assert.StartsWith("The best worker alone is 7", alarm.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observe_CauseGoesAwayAndComesBack_IsRaisedAgain()
    {
        var reports = await RunAsync(Specialists(), new TabularConductor(Kinds, Workers), Options(8));
        var (sound, dead) = (reports[^1], reports[^1] with { ZeroVarianceGroups = 1, CorrectGivenValid = 0.1 });
        GrpoReport[] story =
        [
            .. Enumerable.Repeat(dead, 25), .. Enumerable.Repeat(sound, 25), .. Enumerable.Repeat(dead, 25),
        ];

        var alarms = Raised([.. story.Select((report, step) => report with { Step = step })]);

        Assert.Equal(2, alarms.Count(alarm => alarm.Kind == AlarmKind.DeadGradient));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(23)]
    [InlineData(41)]
    public async Task Observe_GivenABeginning_GoesOnAsTheRunsOwn(int split)
    {
        var pool = Pools.Of(Enumerable.Range(0, Workers).Select(_ => new ScriptedChatClient("no idea")));
        var reports = await RunAsync(pool, new TabularConductor(Kinds, Workers), Options(9));
        var (whole, resumed) = (new AlarmMonitor(), new AlarmMonitor());
        foreach (var report in reports[..split])
        {
            whole.Observe(report);
            resumed.Observe(report);
        }

        Assert.All(reports[split..], report => Assert.Equal(whole.Observe(report), resumed.Observe(report)));
    }

    private static List<Alarm> Raised(IEnumerable<GrpoReport> reports)
    {
        var monitor = new AlarmMonitor();
        return [.. reports.SelectMany(monitor.Observe)];
    }

    private static Task<List<GrpoReport>> RunAsync(WorkerPool pool, TabularConductor conductor, GrpoOptions options) =>
        RunAsync(new RoutingSource(Kinds, pool), conductor, options);

    private static async Task<List<GrpoReport>> RunAsync(
        IRolloutSource source, TabularConductor conductor, GrpoOptions options)
    {
        using var scheduler = new RolloutScheduler(new RolloutRunner(new ExactGrader(), options.MaxSteps), 64);
        var trainer = new GrpoTrainer(conductor, source, scheduler, options, new ManualClock());
        var reports = new List<GrpoReport>();
        while (!trainer.IsDone)
        {
            reports.Add(await trainer.AdvanceAsync(TestContext.Current.CancellationToken));
        }

        return reports;
    }

    private static GrpoOptions Options(long seed) =>
        TabularRuns.Options(Updates, seed) with { ForceLengthsUntil = 0, CompareEvery = 5 };
}
