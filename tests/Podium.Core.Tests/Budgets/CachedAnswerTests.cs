using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Conductors;
using Podium.Core.Conductors.Chat;
using Podium.Core.Records;
using Podium.Core.Resilience;
using Podium.Core.Runs;
using Podium.Core.Tests.Conductors.Chat;
using Podium.Core.Tests.Resilience;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Budgets;

/// <summary>
/// Answers that a client took from a cache: their tokens show, nothing is paid, and it is said what that saved.
/// </summary>
public sealed class CachedAnswerTests
{
    private const decimal PriceOfAnAnswer = 20m;

    private static readonly ScriptedReply Cached = new("from the cache") { IsCached = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task RunAsync_AnswerFromACache_IsSavedNotPaid(bool isResilient, bool isStreaming)
    {
        var worker = new Worker("w0", Pools.Card, new ScriptedChatClient(_ => Cached));
        var pool = isResilient ? ResilientPool.Create([new ResilientWorker(worker)]) : new WorkerPool([worker]);
        var shared = new SharedBudget(1000m);
        var engine = new RunEngine(new SingleWorkerConductor("w0"), pool, new RunOptions { SharedBudget = shared });

        var run = await engine.RunAsync("Q", isStreaming ? new Listener() : null, Token);

        var step = run.Rounds[0].Execution!.Steps[0];
        Assert.Equal((new TokenUsage(10, 5), true), (step.Usage, step.IsUsageReported));
        Assert.Equal((0m, PriceOfAnAnswer), (step.Price, step.Saved));
        Assert.Equal((0m, PriceOfAnAnswer), (run.TotalPrice, run.TotalSaved));
        Assert.Equal(0m, shared.Spent);
        Assert.Equal(PriceOfAnAnswer, run.Events.OfType<RunEvent.StepCompleted>().Single().Saved);
        Assert.Equal(PriceOfAnAnswer, run.Events.OfType<RunEvent.RoundCompleted>().Single().Saved);
        Assert.Equal(PriceOfAnAnswer, run.Events.OfType<RunEvent.RunCompleted>().Single().WorkerSaved);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_AnswerFromACacheAfterAFailure_PaysForTheFailureAlone(bool isStreaming)
    {
        var pool = new FlakyPool { IsStreaming = isStreaming }
            .Add(FlakyPool.Cut("cut", new TokenUsage(7, 3)), Cached);

        var step = await pool.RunAsync();

        Assert.Equal(new TokenUsage(17, 8), step.Usage);
        Assert.Equal((13m, PriceOfAnAnswer), (step.Price, step.Saved));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_ConductorsFirstTextFromACache_PaysForTheRepairAlone(bool isResilient)
    {
        var client = Model.Client(
            new ScriptedReply(Model.Broken) { IsCached = true }, new ScriptedReply(Model.OneStep));
        var pool = Pools.Of(new ScriptedChatClient("x"));
        var model = Model.Of(client) with { Card = Pools.Card with { ContextTokens = 100_000 } };
        model = isResilient ? ResilientPool.Join(new ResilientWorker(model), pool) : model;
        var options = new RunOptions { ConductorPrice = Pools.Card.Price };

        var run = await new RunEngine(new ChatConductor(model), pool, options).RunAsync("Q", null, Token);

        Assert.Equal(new TokenUsage(20, 10), run.ConductorUsage);
        Assert.Equal((PriceOfAnAnswer, PriceOfAnAnswer), (run.ConductorPrice, run.ConductorSaved));
        Assert.Equal(PriceOfAnAnswer, run.Events.OfType<RunEvent.WorkflowWritten>().Single().Saved);
        Assert.Equal(PriceOfAnAnswer, run.Events.OfType<RunEvent.RunCompleted>().Single().ConductorSaved);
    }

    [Fact]
    public async Task RunAsync_ConductorAsWorkerWithAnAnswerFromACache_IsSavedThere()
    {
        var inner = new ConductorChatClient(
            new SingleWorkerConductor("w0"), Pools.Of(new ScriptedChatClient(_ => Cached)));
        var engine = new RunEngine(new SingleWorkerConductor("w0"), Pools.Of(inner));

        var run = await engine.RunAsync("Q", null, Token);

        Assert.Equal((0m, PriceOfAnAnswer), (run.TotalPrice, run.TotalSaved));
        Assert.Equal(new TokenUsage(10, 5), run.TotalUsage);
    }

    [Fact]
    public async Task RunAsync_CachedAnswerOfUnknownSize_CostsNothingAndSavesTheMostItCanHaveCost()
    {
        var engine = new RunEngine(
            new SingleWorkerConductor("w0"), Pools.Of(new ScriptedChatClient(_ => Cached with { Usage = null })));

        var run = await engine.RunAsync("Q", null, Token);

        Assert.Equal((0m, false), (run.TotalPrice, run.IsUsageReported));
        Assert.Equal(Pools.Card.Price.Most(run.TotalUsage), run.TotalSaved);
        Assert.NotEqual(0m, run.TotalSaved);
    }

    [Theory]
    [InlineData(true, 0, 1)]
    [InlineData(false, 50, 120)]
    public async Task GetResponseAsync_ManyTokensAllowedPerMinute_AnswersFromACacheDoNotCount(
        bool isCached, double least, double most)
    {
        var reply = Cached with { Usage = new TokenUsage(900, 90), IsCached = isCached };
        var pool = new FlakyPool { Options = new() { TokensPerMinute = 1000 } }.Add(reply);
        var client = pool.Build().Workers[0].Client;

        await pool.Clock.RunAsync(async () =>
        {
            for (var call = 0; call < 3; call++)
            {
                await client.GetResponseAsync([new(ChatRole.User, "Q")], null, Token);
            }

            return true;
        });

        Assert.InRange(pool.Clock.Elapsed.TotalSeconds, least, most);
    }

    [Fact]
    public void ToLine_OfARunWithoutACache_SaysNothingOfIt()
    {
        RunEvent[] events =
        [
            new RunEvent.WorkflowWritten(0, "", null, [], 0, new(3, 4), 0, 0, 0),
            new RunEvent.RoundCompleted(0, null, new(3, 4), 0),
        ];

        Assert.All(events.Select(RunRecordWriter.ToLine), line =>
        {
            Assert.DoesNotContain("saved", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("cache", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("atMost", line, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Parse_OfARunWithACache_ReadsBackWhole()
    {
        var usage = new TokenUsage(30, 4) { CachedInputTokens = 20, CacheWriteTokens = 5 };
        var card = Pools.Card with { Price = RandomUsage.DrawPrice(new Random(8)) };
        RunEvent[] events =
        [
            new RunEvent.RunStarted(
                RunRecord.Version, default, "Q", 1, "c", card.Price, [], QuestionVisibility.Always, 1, 1, null),
            new RunEvent.WorkflowWritten(0, "", null, [], 0, usage, 0, 0, 0) { Saved = 1.5m, IsUsageAtMost = true },
            new RunEvent.RunCompleted(new RunOutcome.Answered(), "a", usage, 0, usage, 0, 1)
            {
                WorkerSaved = 2.5m,
                ConductorSaved = 1.5m,
                IsConductorUsageAtMost = true,
            },
        ];

        var lines = string.Join('\n', events.Select(RunRecordWriter.ToLine));
        var read = RunRecordReader.Parse(lines, "run");

        Assert.Equal(lines, string.Join('\n', read.Select(RunRecordWriter.ToLine)));
        Assert.Equal(card.Price, ((RunEvent.RunStarted)read[0]).ConductorPrice);
        var written = Assert.IsType<RunEvent.WorkflowWritten>(read[1]);
        Assert.Equal((usage, 1.5m, true), (written.Usage, written.Saved, written.IsUsageAtMost));
        Assert.Equal(events[2], read[2]);
    }

    private sealed class Listener : IRunObserver
    {
        public bool IsStreaming => true;

        public void OnEvent(RunEvent runEvent)
        {
        }

        public void OnOutput(int round, int step, string text)
        {
        }
    }
}
