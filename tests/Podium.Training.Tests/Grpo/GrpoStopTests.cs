using Microsoft.Extensions.AI;
using Podium.Core.Workers;
using Podium.Testing;
using Podium.Training.Grpo;
using Podium.Training.Grpo.Stopping;
using Podium.Training.Rollouts;
using Podium.Training.Tests.Rollouts;
using static Podium.Training.Tests.Grpo.TabularRuns;

namespace Podium.Training.Tests.Grpo;

public sealed class GrpoStopTests
{
    private const int MostSteps = 400;

    [Fact]
    public async Task AdvanceAsync_SuccessIsEnough_EndsTheRunAndSaysSo()
    {
        var options = Options(new GrpoStopRule { Success = 0.9, Over = 5 });
        var trainer = Trainer(new TabularConductor(Kinds, Workers), options);

        var reports = await AdvanceToEndAsync(trainer);

        Assert.InRange(reports.Count, 6, MostSteps - 1);
        Assert.InRange(reports[^1].EndedAtSuccess!.Value, 0.9, 1);
        Assert.Equal(
            reports[^5..].Average(report => report.Valid * report.CorrectGivenValid),
            reports[^1].EndedAtSuccess!.Value,
            9);
        Assert.All(reports[..^1], report => Assert.Null(report.EndedAtSuccess));
        Assert.Equal(2, trainer.State.OpenStrata);
    }

    [Fact]
    public async Task AdvanceAsync_AStratumIsClosed_GoesOn()
    {
        var options = Options(new GrpoStopRule { Success = 0, Over = 1 });
        var trainer = Trainer(new TabularConductor(Kinds, Workers), options);

        var report = await trainer.AdvanceAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, trainer.State.OpenStrata);
        Assert.Null(report.EndedAtSuccess);
        Assert.False(trainer.IsDone);
    }

    [Fact]
    public async Task AdvanceAsync_WithoutARule_TakesAllUpdates()
    {
        var trainer = Trainer(new TabularConductor(Kinds, Workers), TabularRuns.Options(60, 1));

        var reports = await AdvanceToEndAsync(trainer);

        Assert.Equal(60, reports.Count);
        Assert.Null(reports[^1].EndedAtSuccess);
        Assert.Null(trainer.State.Recent);
    }

    [Fact]
    public async Task AdvanceAsync_BatchesUnderWayAtTheEnd_AreWaitedFor()
    {
        var options = Options(new GrpoStopRule { Success = 0.9, Over = 5 }) with { Staleness = 2 };
        var answering = Answering();
        var worker = new SlowChatClient(answering);
        var trainer = Trainer(new TabularConductor(Kinds, 1), options, Pools.Of(worker));

        var reports = await AdvanceToEndAsync(trainer);

        Assert.NotNull(reports[^1].EndedAtSuccess);
        Assert.Equal(0, worker.InFlight);
        Assert.Equal((reports.Count + options.Staleness) * options.Groups * options.GroupSize, answering.Calls.Count);
    }

    [Fact]
    public async Task Restore_WithinTheWindow_EndsAtTheSameUpdate()
    {
        var options = Options(new GrpoStopRule { Success = 0.9, Over = 5 });
        var whole = await AdvanceToEndAsync(Trainer(new TabularConductor(Kinds, Workers), options));
        foreach (var left in new[] { 1, 3 })
        {
            var conductor = new TabularConductor(Kinds, Workers);
            var first = Trainer(conductor, options);
            await AdvanceAsync(first, whole.Count - left);
            var copy = new TabularConductor(Kinds, Workers)
            {
                Logits = [.. conductor.Logits.Select(row => row.ToArray())],
            };
            var second = Trainer(copy, options);

            second.Restore(first.State);
            var rest = await AdvanceToEndAsync(second);

            Assert.NotEmpty(first.State.Recent!);
            Assert.Equal(left, rest.Count);
            Assert.Equal(whole[^1].EndedAtSuccess, rest[^1].EndedAtSuccess);
        }
    }

    private static GrpoOptions Options(GrpoStopRule rule) => TabularRuns.Options(MostSteps, 1) with { Stop = rule };

    private static async Task<List<GrpoReport>> AdvanceToEndAsync(GrpoTrainer trainer)
    {
        var reports = new List<GrpoReport>();
        while (!trainer.IsDone)
        {
            reports.Add(await trainer.AdvanceAsync(TestContext.Current.CancellationToken));
        }

        return reports;
    }

    private static GrpoTrainer Trainer(
        TabularConductor conductor, GrpoOptions options, WorkerPool? pool = null) => new(
        conductor,
        new RoutingSource(Kinds, pool ?? Specialists()),
        new RolloutScheduler(new RolloutRunner(new ExactGrader(), options.MaxSteps, retries: 0), 64),
        options,
        new ManualClock());

    /// <summary>A worker that takes its time, and knows who waits for it.</summary>
    private sealed class SlowChatClient(IChatClient innerClient) : DelegatingChatClient(innerClient)
    {
        private int _inFlight;

        public int InFlight => Volatile.Read(ref _inFlight);

        public override async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _inFlight);
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
                return await base.GetResponseAsync(messages, options, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _inFlight);
            }
        }
    }
}
