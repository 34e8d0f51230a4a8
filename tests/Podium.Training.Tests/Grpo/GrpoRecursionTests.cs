using Podium.Core.Workers;
using Podium.Testing;
using Podium.Training.Grpo;
using Podium.Training.Rollouts;
using Podium.Training.Tests.Rollouts;
using static Podium.Training.Tests.Grpo.TabularRuns;

namespace Podium.Training.Tests.Grpo;

public sealed class GrpoRecursionTests
{
    private const int SeemsRight = Kinds;
    private const int SeemsWrong = Kinds + 1;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AdvanceAsync_RoundsShownAgain_LearnsWhenToAcceptAndWhomToAskInstead(long seed)
    {
        var conductor = Revising();
        var trainer = Trainer(conductor, Options(80, seed) with { RecursiveShare = 0.5 });

        var reports = await AdvanceAsync(trainer, 80);

        Assert.InRange(reports[0].Revisions!.RightAccepted ?? 0, 0, 0.6);
        var last = reports[^10..].Select(report => report.Revisions!).ToArray();
        Assert.InRange(last.Average(report => report.RightAfter), 0.9, 1);
        Assert.InRange(last.Average(report => report.RightAccepted ?? 1), 0.9, 1);
        Assert.InRange(last.Average(report => report.RightBroken ?? 0), 0, 0.05);
        Assert.Equal(Workers, conductor.Logits[SeemsRight].IndexOf(conductor.Logits[SeemsRight].Max()));
        Assert.NotEqual(Workers, conductor.Logits[SeemsWrong].IndexOf(conductor.Logits[SeemsWrong].Max()));
    }

    [Fact]
    public async Task AdvanceAsync_FirstRoundsThatLeadTheSameWay_AreWorthTheirOwnReward()
    {
        var conductor = Revising();
        conductor.Logits[SeemsRight][Workers] = 50;
        conductor.Logits[SeemsWrong][Workers] = 50;
        var options = Options(1, 3) with { RecursiveShare = 1, Groups = 1, FirstRoundWeight = 0.25, LearningRate = 0 };

        var report = await Trainer(conductor, options).AdvanceAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, report.Revisions!.RightAccepted);
        Assert.Equal(0, report.Revisions.WrongMended);
        var batch = Assert.Single(conductor.Batches);
        Assert.Equal(options.GroupSize, batch.Count);
        Assert.Equal(0, batch.Sum(weighted => weighted.Advantage), 9);
        Assert.Equal(2, batch.Select(weighted => Math.Round(weighted.Advantage, 9)).Distinct().Count());
    }

    [Fact]
    public async Task AdvanceAsync_ShareOfRecursiveGroups_IsShownItsRoundsOnce()
    {
        var conductor = Revising();
        var options = Options(1, 4) with { RecursiveShare = 0.25, Revisions = 3 };

        await Trainer(conductor, options).AdvanceAsync(TestContext.Current.CancellationToken);

        var revised = conductor.Asked.Where(asked => asked.Requests[0].Rounds.Count > 0).ToArray();
        var requests = revised.SelectMany(asked => asked.Requests).DistinctBy(request => request.Rounds[0]).ToArray();
        Assert.Equal(2 * options.GroupSize, requests.Length);
        Assert.Equal(3, revised.Where(asked => asked.Requests.Count == requests.Length).Sum(asked => asked.Samples));
        Assert.All(requests, request => Assert.Single(request.Rounds));
    }

    [Fact]
    public async Task AdvanceAsync_RevisionsFault_TheirFirstRoundsCarryNoReward()
    {
        var conductor = Revising();
        conductor.Logits[SeemsRight][0] = 50;
        conductor.Logits[SeemsWrong][0] = 50;
        var asked = 0;
        var options = Options(1, 5) with { RecursiveShare = 1, Groups = 1, GroupSize = 8, TeamsFrom = 0 };
        var pool = Pools.Of(Enumerable.Range(0, Workers).Select(_ => new ScriptedChatClient(call =>
            Interlocked.Increment(ref asked) > options.GroupSize
                ? ScriptedReply.Throws(new HttpRequestException("gone"))
                : new ScriptedReply("answer 0"))));

        var report = await Trainer(conductor, options, pool).AdvanceAsync(TestContext.Current.CancellationToken);

        Assert.Null(report.Revisions);
        Assert.Empty(conductor.Batches);
        Assert.InRange(report.Faulted, 0.7, 0.9);
    }

    /// <summary>
    /// A policy that chooses again, or accepts, by what the answer looks like; only the worker of its number knows it.
    /// </summary>
    private static TabularConductor Revising() => new(Kinds + 2, Workers)
    {
        Logits = [.. Enumerable.Range(0, Kinds + 2).Select(row => new double[row < Kinds ? Workers : Workers + 1])],
        RowOf = request => request.Rounds switch
        {
            [] => TabularConductor.KindOf(request.Question),
            [.., { Answer: "no idea" }] => SeemsWrong,
            _ => SeemsRight,
        },
    };

    private static GrpoTrainer Trainer(
        TabularConductor conductor, GrpoOptions options, WorkerPool? pool = null) => new(
        conductor,
        new RoutingSource(Kinds, pool ?? Specialists()),
        new RolloutScheduler(new RolloutRunner(new ExactGrader(), options.MaxSteps, retries: 0), 2),
        options with { TeamsFrom = 0, ForceLengthsUntil = 0 },
        TimeProvider.System);
}
