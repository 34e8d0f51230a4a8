using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Learning;
using Podium.Core.Workers;
using Podium.Testing;
using Podium.Training.Grpo;
using Podium.Training.Rollouts;
using Podium.Training.Tests.Rollouts;
using static Podium.Training.Tests.Grpo.TabularRuns;

namespace Podium.Training.Tests.Grpo;

public sealed class GrpoTrainerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AdvanceAsync_WorkersOfOneKindEach_LearnsWhomToAsk(long seed)
    {
        var conductor = new TabularConductor(Kinds, Workers);
        var trainer = Trainer(conductor, Specialists(), Options(60, seed));

        var reports = await AdvanceAsync(trainer, 60);

        Assert.InRange(reports[0].CorrectGivenValid, 0.05, 0.5);
        Assert.InRange(reports[^5..].Average(report => report.CorrectGivenValid), 0.9, 1);
        Assert.Equal([0, 1, 2], conductor.Logits.Select(row => row.IndexOf(row.Max())));
        Assert.True(trainer.IsDone);
        Assert.Equal(Enumerable.Range(0, 60), reports.Select(report => report.Step));
    }

    [Fact]
    public async Task AdvanceAsync_LearnedRouting_ReportsWhoIsCalledForWhat()
    {
        var conductor = new TabularConductor(Kinds, Workers);

        var reports = await AdvanceAsync(Trainer(conductor, Specialists(), Options(60, 2)), 60);

        var last = reports[^1];
        Assert.Equal(64, last.Lengths[0]);
        Assert.Equal(5, last.Lengths.Count);
        Assert.Equal(64, last.Calls.Sum(calls => calls.Count));
        Assert.All(
            last.Calls.GroupBy(calls => calls.Skill),
            skill => Assert.Equal(skill.Key.Replace("skill ", "w"), skill.MaxBy(calls => calls.Count)!.Worker));
        Assert.Equal((1, 4), (last.ProblemSkills, last.PoolWorkers));
        Assert.Equal((64, conductor.Batches[^1].Count), (last.Tokens.Sampled, last.Tokens.Updated));
        Assert.StartsWith("A question of kind ", last.Example!.Question, StringComparison.Ordinal);
        Assert.Equal(last.Example.Verdict == RolloutVerdict.Correct, last.Example.Answer == last.Example.Reference);
    }

    [Fact]
    public async Task AdvanceAsync_AnyBatch_AdvantagesSumToZeroInEachGroup()
    {
        var conductor = new TabularConductor(Kinds, Workers);

        var reports = await AdvanceAsync(Trainer(conductor, Specialists(), Options(20, 4)), 20);

        Assert.All(conductor.Batches, batch => Assert.Equal(0, batch.Sum(weighted => weighted.Advantage), 9));
        Assert.Contains(conductor.Batches, batch => batch.Any(weighted => weighted.Advantage > 0));
        Assert.All(reports, report => Assert.Equal(1, report.Valid));
    }

    [Fact]
    public async Task AdvanceAsync_OneWorkerFaults_ItsRolloutsCarryNoReward()
    {
        var calls = 0;
        IChatClient[] clients =
        [
            Answering(),
            new ScriptedChatClient(_ =>
            {
                Interlocked.Increment(ref calls);
                return ScriptedReply.Throws(new HttpRequestException("gone"));
            }),
        ];
        var conductor = new TabularConductor(Kinds, clients.Length);

        var report = await Trainer(conductor, Pools.Of(clients), Options(10, 5))
            .AdvanceAsync(TestContext.Current.CancellationToken);

        Assert.True(calls > 0);
        Assert.Equal(calls / 64.0, report.Faulted);
        Assert.Equal(1, report.Reward);
        Assert.Equal(1, report.Valid);
        Assert.Equal(1, report.CorrectGivenValid);
        Assert.All(conductor.Batches.Single(), weighted => Assert.Equal(0, weighted.Advantage));
        Assert.All(conductor.Batches.Single(), weighted => Assert.Equal(0, ((TabularSample)weighted.Sample).Worker));
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task AdvanceAsync_ThirtyPercentOfCallsFault_LearnsTheSameAndRewardsNoFault(long seed)
    {
        var shaky = Specialists(faults: new FaultInjection(0.3, seed));
        var (sound, hurt) = (new TabularConductor(Kinds, Workers), new TabularConductor(Kinds, Workers));

        var without = await AdvanceAsync(Trainer(sound, Specialists(), Options(60, seed)), 60);
        var with = await AdvanceAsync(Trainer(hurt, shaky, Options(60, seed)), 60);

        Assert.InRange(with.Average(report => report.Faulted), 0.27, 0.33);
        Assert.Equal(0, without.Sum(report => report.Faulted));
        Assert.Equal([0, 1, 2], hurt.Logits.Select(row => row.IndexOf(row.Max())));
        var (usual, own) = (Last(without), Last(with));
        Assert.InRange(own, usual - 0.05, usual + 0.05);
        Assert.All(hurt.Batches.Zip(with), pair => Assert.InRange(
            pair.First.Count, 0, (int)Math.Round(64 * (1 - pair.Second.Faulted)) + (8 * pair.Second.DroppedGroups)));

        static double Last(List<GrpoReport> reports) => reports[^10..].Average(report => report.CorrectGivenValid);
    }

    [Fact]
    public async Task AdvanceAsync_FaultsLeaveAGroupTooSmall_AnotherTakesItsPlace()
    {
        var calls = 0;
        var client = new ScriptedChatClient(_ => Interlocked.Increment(ref calls) <= 64
            ? ScriptedReply.Throws(new HttpRequestException("gone"))
            : new ScriptedReply("answer 0"));
        var conductor = new TabularConductor(1, 1);
        var trainer = new GrpoTrainer(
            conductor,
            new RoutingSource(1, Pools.Of(client)),
            new RolloutScheduler(new RolloutRunner(new ExactGrader(), 5, retries: 0), 1),
            Options(10, 5),
            new ManualClock());

        var report = await trainer.AdvanceAsync(TestContext.Current.CancellationToken);

        Assert.Equal((8, 0.5, 1), (report.DroppedGroups, report.Faulted, report.Reward));
        Assert.Equal(128, calls);
        Assert.Equal([8, 8], conductor.Asked.Select(asked => asked.Requests.Count));
        Assert.NotEqual(conductor.Asked[0].Requests[0].Seed, conductor.Asked[1].Requests[0].Seed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task AdvanceAsync_StalePolicies_LearnWhomToAskAndTheSameEveryTime(int staleness)
    {
        var options = Options(60, 14) with { Staleness = staleness };
        var (first, second) = (new TabularConductor(Kinds, Workers), new TabularConductor(Kinds, Workers));

        var reports = await AdvanceAsync(Trainer(first, Specialists(), options), 60);
        await AdvanceAsync(Trainer(second, Specialists(), options), 60);

        Assert.InRange(reports[^5..].Average(report => report.CorrectGivenValid), 0.9, 1);
        Assert.Equal(first.Logits, second.Logits);
        Assert.Equal(60, first.Batches.Count);
        Assert.Equal(60, first.Asked.Count(asked => asked.Requests[0].ForcedSteps is null));
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(2, 3 * 64)]
    public async Task AdvanceAsync_WorkersThatWait_WorkOnAsManyBatchesAsStalenessAllows(int staleness, int waiting)
    {
        var token = TestContext.Current.CancellationToken;
        using var worker = new GatedChatClient(new ScriptedChatClient("answer 0"));
        var conductor = new TabularConductor(1, 1);
        using var scheduler = new RolloutScheduler(new RolloutRunner(new ExactGrader(), 5), 1000);
        var trainer = new GrpoTrainer(
            conductor,
            new RoutingSource(1, Pools.Of(worker)),
            scheduler,
            Options(10, 15) with { Staleness = staleness, ForceLengthsUntil = 0 },
            new ManualClock());

        var first = trainer.AdvanceAsync(token);
        await worker.WhenWaitingAsync(waiting, token);
        Assert.Equal((waiting, 0), (worker.Most, conductor.Batches.Count));
        worker.Release(waiting);
        await first;

        Assert.Single(conductor.Batches);
    }

    [Fact]
    public async Task DisposeAsync_BatchesUnderWay_CancelsThemAndWaitsUntilTheyHaveEnded()
    {
        const int Batch = 64;
        var token = TestContext.Current.CancellationToken;
        using var worker = new HoldingChatClient(new ScriptedChatClient("answer 0"), Batch);
        var budget = new SharedBudget(1_000_000);
        using var scheduler = new RolloutScheduler(
            new RolloutRunner(new ExactGrader(), 5, retries: 0) { Budget = budget }, Batch);
        var trainer = new GrpoTrainer(
            new TabularConductor(1, 1),
            new RoutingSource(1, Pools.Of(worker)),
            scheduler,
            Options(10, 15) with { Staleness = 2, ForceLengthsUntil = 0 },
            new ManualClock());
        await trainer.AdvanceAsync(token);
        await worker.Held.WaitAsync(token);
        var before = budget.Reserved;

        await trainer.DisposeAsync();

        Assert.True(before > 0);
        Assert.Equal(0, budget.Reserved);
    }

    [Fact]
    public async Task AdvanceAsync_TextsOfNoUseAmongFaults_AreLeftOutOfTheFaultsOfThoseThatCalled()
    {
        var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new HttpRequestException("gone")));
        var conductor = new TabularConductor(Kinds, 1) { Logits = [new double[2], new double[2], new double[2]] };
        var trainer = Trainer(conductor, Pools.Of(broken), Options(10, 6) with { ForceLengthsUntil = 0 });

        var report = await trainer.AdvanceAsync(TestContext.Current.CancellationToken);

        Assert.InRange(report.Faulted, 0.1, 0.9);
        Assert.Equal(1, report.FaultedOfCalling);
    }

    [Fact]
    public async Task AdvanceAsync_EveryWorkerFaults_LearnsNothing()
    {
        var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new HttpRequestException("gone")));
        var conductor = new TabularConductor(Kinds, 1);
        var trainer = Trainer(conductor, Pools.Of(broken), Options(10, 6));
        var before = trainer.State.StratumSuccess;

        var report = await trainer.AdvanceAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, 0, 0), (report.Faulted, report.Reward, report.Valid));
        Assert.Empty(conductor.Batches);
        Assert.Equal(before, trainer.State.StratumSuccess);
    }

    [Fact]
    public async Task AdvanceAsync_PriceCounts_PrefersTheCheaperOfTwoRightWorkers()
    {
        var cheap = Pools.Card with { Price = new TokenPrice(0.1m, 0.1m) };
        var pool = new WorkerPool([new("dear", Pools.Card, Answering()), new("cheap", cheap, Answering())]);
        var conductor = new TabularConductor(Kinds, 2);
        var trainer = Trainer(conductor, pool, Options(40, 7) with { PriceFrom = 0, PriceWeight = 0.2 });

        var reports = await AdvanceAsync(trainer, 40);

        Assert.Equal([1, 1, 1], conductor.Logits.Select(row => row.IndexOf(row.Max())));
        Assert.True(reports[^1].Price < reports[0].Price / 4);
        Assert.True(reports[^1].Reward > reports[0].Reward);
    }

    [Fact]
    public async Task AdvanceAsync_BeforeTeams_LeavesTheEntropyWeightAtItsLargest()
    {
        var options = Options(10, 8) with { TeamsFrom = 0.5, LargestEntropyWeight = 0.04 };

        var reports = await AdvanceAsync(Trainer(new TabularConductor(Kinds, Workers), Specialists(), options), 7);

        Assert.All(reports[..6], report => Assert.Equal(0.04, report.EntropyWeight));
        Assert.True(reports[5].Entropy > options.EntropyTarget);
        Assert.InRange(reports[6].EntropyWeight, 0.04 * Math.Exp(-0.1), 0.0399);
    }

    [Fact]
    public async Task AdvanceAsync_RoutingMastered_TeamsComeBeforeTheirTime()
    {
        var options = Options(400, 13) with { TeamsFrom = 0.99 };
        var conductor = new TabularConductor(Kinds, Workers);

        var reports = await AdvanceAsync(Trainer(conductor, Specialists(), options), 60);

        var mastered = reports.Count(report => report.StratumSuccess[0] < 0.8) + 1;
        Assert.InRange(mastered, 10, 55);
        var lengths = conductor.Asked.Select(asked => asked.Requests[0].MaxSteps).ToArray();
        Assert.All(lengths[..mastered], length => Assert.Equal(1, length));
        Assert.All(lengths[mastered..], length => Assert.Equal(options.MaxSteps, length));
    }

    [Fact]
    public async Task AdvanceAsync_ForcedLengths_AreThoseOfHalfOfEachGroupForAWhile()
    {
        var conductor = new TabularConductor(Kinds, Workers);
        var options = Options(10, 12) with { TeamsFrom = 0.2, ForceLengthsUntil = 0.6, ShowAllUntil = 0.4 };

        var reports = await AdvanceAsync(Trainer(conductor, Specialists(), options), 10);

        Assert.Equal([8, 8, 4, 4, 4, 4, 4, 4, 4, 4, 8, 8, 8, 8], conductor.Asked.Select(asked => asked.Samples));
        Assert.All(conductor.Asked, asked => Assert.Equal(8, asked.Requests.Count));
        var forced = conductor.Asked.Where(asked => asked.Requests[0].ForcedSteps is not null).ToArray();
        Assert.Equal(4, forced.Length);
        Assert.Equal([true, true, false, false], forced.Select(asked => asked.Requests[0].ForcesFullAccess));
        Assert.Equal([1, 2], forced.SelectMany(asked => asked.Requests)
            .Select(request => request.ForcedSteps!.Value).Distinct().Order());
        Assert.All(conductor.Asked[2..10].Chunk(2), pair => Assert.All(
            pair[0].Requests.Zip(pair[1].Requests),
            requests =>
            {
                Assert.Null(requests.First.ForcedSteps);
                Assert.False(requests.First.ForcesFullAccess);
                Assert.Equal(requests.First.Question, requests.Second.Question);
                Assert.NotEqual(requests.First.Seed, requests.Second.Seed);
            }));
        Assert.All(conductor.Batches, batch => Assert.InRange(batch.Count, 16, 64));
        Assert.All(reports, report => Assert.Equal(1, report.WorkflowSteps));
    }

    [Fact]
    public async Task AdvanceAsync_ComparedWithOthers_RegretFallsBelowTheBestWorkerAndToTheOracle()
    {
        var options = Options(60, 10) with { CompareEvery = 5 };

        var trainer = Trainer(new TabularConductor(Kinds, Workers), Specialists(), options, hasOracle: true);
        var reports = await AdvanceAsync(trainer, 60);

        Assert.Equal(
            Enumerable.Range(0, 60).Where(step => step % 5 == 0),
            reports.Where(report => report.Regret is not null).Select(report => report.Step));
        var last = reports[55];
        Assert.Equal(1 - last.CorrectGivenValid, last.Regret!.ToOracle!.Value, 9);
        Assert.InRange(last.Regret.ToOracle.Value, 0, 0.1);
        Assert.InRange(last.Regret.ToBestWorker, -0.7, -0.2);
        Assert.True(reports[0].Regret!.ToOracle > 0.4);
        Assert.True(reports[0].Regret!.ToBestWorker > last.Regret.ToBestWorker + 0.3);
    }

    [Fact]
    public async Task AdvanceAsync_ComparedWithAWorkerThatFaults_CountsItsFaultsAsNothing()
    {
        IChatClient[] clients =
        [
            new ScriptedChatClient("no idea"),
            new ScriptedChatClient(_ => ScriptedReply.Throws(new HttpRequestException("gone"))),
        ];
        var options = Options(10, 11) with { CompareEvery = 1 };

        var report = await Trainer(new TabularConductor(Kinds, 2), Pools.Of(clients), options)
            .AdvanceAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new Regret(0, null), report.Regret);
    }

    [Fact]
    public async Task Restore_MidRun_GoesOnWithTheSameReports()
    {
        var options = Options(24, 9);
        var whole = await AdvanceAsync(Trainer(new TabularConductor(Kinds, Workers), Specialists(), options), 24);
        var conductor = new TabularConductor(Kinds, Workers);
        var first = Trainer(conductor, Specialists(), options);
        await AdvanceAsync(first, 11);
        var copy = new TabularConductor(Kinds, Workers) { Logits = [.. conductor.Logits.Select(row => row.ToArray())] };
        var second = Trainer(copy, Specialists(), options);

        second.Restore(first.State);
        var rest = await AdvanceAsync(second, 13);

        Assert.All(whole[11..].Zip(rest), pair =>
        {
            Assert.Equal(pair.First.StratumSuccess, pair.Second.StratumSuccess);
            Assert.Equal(pair.First.Lengths, pair.Second.Lengths);
            Assert.Equal(pair.First.Calls, pair.Second.Calls);
            Assert.Equal(pair.First.Example!.Workflow, pair.Second.Example!.Workflow);
            Assert.Equal(Plain(pair.First), Plain(pair.Second));
        });

        static GrpoReport Plain(GrpoReport report) =>
            report with { StratumSuccess = [], Lengths = [], Calls = [], Alarms = [], Example = null };
    }

    [Theory]
    [InlineData(GrpoState.CurrentVersion + 1, 2)]
    [InlineData(GrpoState.CurrentVersion, 3)]
    public void Restore_ForeignState_Throws(int version, int strata)
    {
        var trainer = Trainer(new TabularConductor(Kinds, Workers), Specialists(), Options(5, 1));

        var state = new GrpoState(version, 1, false, 0.01, 1, new double[strata]);
        Assert.Throws<InvalidDataException>(() => trainer.Restore(state));
    }

    private static GrpoTrainer Trainer(
        ITrainableConductor conductor,
        WorkerPool pool,
        GrpoOptions options,
        bool hasOracle = false) => new(
        conductor,
        new RoutingSource(Kinds, pool) { HasOracle = hasOracle },
        new RolloutScheduler(new RolloutRunner(new ExactGrader(), options.MaxSteps, retries: 0), 64),
        options,
        new ManualClock());
}
