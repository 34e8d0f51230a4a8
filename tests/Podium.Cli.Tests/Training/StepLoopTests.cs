using Podium.Cli.CommandLine;
using Podium.Cli.Training;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Stages;
using Podium.Neural.Kernels;
using Podium.Testing;

namespace Podium.Cli.Tests.Training;

public sealed class StepLoopTests
{
    private static readonly StagePlan Stage = new("facts", "facts", 10, [], "print");

    [Fact]
    public async Task Run_Killed_GoesOnFromTheLastCheckpoint()
    {
        using var root = new TemporaryFolder();
        using var folder = TrainingFolder.Open(root.Path);
        using var team = new ThreadTeam(1);
        var events = new List<TrainingEvent>();
        var loop = new StepLoop(Stage, 3, new Workshop(folder, team, new ManualClock(), new Recorder(events)));
        var token = TestContext.Current.CancellationToken;
        var killed = new CountingRun(10, deadlyStep: 8, loss: 1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => loop.RunAsync(killed, token));
        events.Clear();

        var next = new CountingRun(10, deadlyStep: -1, loss: 1);
        await loop.RunAsync(next, token);

        Assert.Equal(6, Assert.IsType<TrainingEvent.Begun>(events[0]).Done);
        Assert.Equal(10, next.Step);
        var lines = await File.ReadAllLinesAsync(root.PathOf("metrics.jsonl"), token);
        var expected = Enumerable.Range(0, 10).Select(step => $"{{\"stage\":\"facts\",\"step\":{step},\"loss\":1}}");
        Assert.Equal(expected, lines);
    }

    [Fact]
    public async Task Run_LossThatIsNoNumber_StopsWithoutACheckpoint()
    {
        using var root = new TemporaryFolder();
        using var folder = TrainingFolder.Open(root.Path);
        using var team = new ThreadTeam(1);
        var loop = new StepLoop(Stage, 1, new Workshop(folder, team, new ManualClock(), new Recorder([])));
        var run = new CountingRun(10, deadlyStep: -1, loss: double.NaN);

        var error = await Assert.ThrowsAsync<UsageException>(
            () => loop.RunAsync(run, TestContext.Current.CancellationToken));

        Assert.Contains("'facts' ran out of all bounds at step 0", error.Message, StringComparison.Ordinal);
        Assert.False(folder.HasCheckpoint(Stage));
    }

    private sealed class Recorder(List<TrainingEvent> events) : IProgress<TrainingEvent>
    {
        public void Report(TrainingEvent value) => events.Add(value);
    }
}
