using Podium.Core.Conductors;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Neural.Conducting;
using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Tokenization;
using Podium.Neural.Training;
using Podium.Neural.Weights;
using Podium.Pocket.Corpora;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Problems;
using Podium.Pocket.Training;
using Podium.Testing;

namespace Podium.Pocket.Tests.Corpora;

public sealed class ImitationCorpusTests
{
    private static readonly WorkerPool Shipped = PocketOrchestra.Open().Pool;

    [Fact]
    public void Draw_AnyExample_IsThePlanOfTheOracle()
    {
        var corpus = new ImitationCorpus(Shipped);
        var lengths = new HashSet<int>();
        for (var seed = 0; seed < 300; seed++)
        {
            var example = corpus.Draw(Seed.Generator(seed));

            var plan = Assert.Single(example.Plans);
            lengths.Add(plan.Count);
            Assert.Empty(example.Rounds);
            Assert.All(plan.Index(), pair =>
            {
                var (index, step) = pair;
                var best = example.Cards.Max(card => AccuracyOf(card, step.Ability));
                Assert.Equal(best, AccuracyOf(example.Cards[step.WorkerId], step.Ability));
                Assert.Equal(index == 0 ? Access.Nothing : new Access.Steps([index - 1]), step.Access);
                Assert.Contains(
                    (step.Ability, step.WorkerId), ConductorPrompt.Calls(example.Cards));
            });
        }

        Assert.Equal([1, 2, 3, 4], lengths.Order());
    }

    [Fact]
    public void Draw_WorkersOfAnExample_StandAtAnyPlace()
    {
        var corpus = new ImitationCorpus(Shipped);
        var places = Enumerable.Range(0, 300)
            .Select(seed => corpus.Draw(Seed.Generator(seed)))
            .Where(example => example.Plans[0][0].Ability == "facts")
            .Select(example => example.Plans[0][0].WorkerId)
            .ToHashSet();

        Assert.InRange(places.Count, 6, 10);
    }

    [Fact]
    public async Task StepsOf_AnyProblem_AreThoseThatTheOracleWrites()
    {
        var problem = ProblemGenerator.Draw(Seed.Generator(3), ProblemSplit.Train, 3);
        var request = new ConductorRequest(problem.Problem.Text, Shipped, [], 5, 1);

        var reply = await new OracleConductor(_ => problem).ConductAsync(
            request, TestContext.Current.CancellationToken);

        var parsed = Assert.IsType<WorkflowParse.Parsed>(
            WorkflowParser.Parse(reply.Text, [.. Shipped.Workers.Select(worker => worker.Name)]));
        Assert.Equal(OracleConductor.StepsOf(problem, Shipped), parsed.Workflow.Steps);
    }

    [Fact]
    public void Create_PoolThatShowsNoAbility_Throws()
    {
        var worker = Shipped.Workers[0];
        var pool = new WorkerPool([worker with { Card = worker.Card with { Skills = [] } }]);

        Assert.Throws<ArgumentException>(() => new ImitationCorpus(pool));
    }

    [Fact]
    public void Imitation_InterruptedRun_LeadsToTheSameWeights()
    {
        using var folder = new TemporaryFolder();
        using var team = new ThreadTeam(1);
        var plan = new SupervisedPlan { Steps = 4, Batch = 3, LearningRate = 0.01, WarmUpSteps = 1 };
        var (whole, interrupted, resumed) = (Model(), Model(), Model());
        var before = Weights(whole);

        Advance(PocketRuns.Imitation(whole, plan, Shipped, 5, team), 4);
        var first = PocketRuns.Imitation(interrupted, plan, Shipped, 5, team);
        Advance(first, 2);
        first.Save(folder.Path);
        var second = PocketRuns.Imitation(resumed, plan, Shipped, 5, team);
        second.Restore(folder.Path);
        Advance(second, 2);

        Assert.True(second.IsDone);
        Assert.NotEqual(before, Weights(whole));
        Assert.Equal(Weights(whole), Weights(resumed));
    }

    private static void Advance(SupervisedRun run, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            run.Advance();
        }
    }

    private static double AccuracyOf(WorkerCard card, string skill) =>
        card.Skills.FirstOrDefault(shown => shown.Skill == skill)?.Accuracy ?? 0;

    private static byte[] Weights(LanguageModel model)
    {
        using var folder = new TemporaryFolder();
        ModelFolder.Save(folder.Path, model, WeightFormat.Float32);
        return File.ReadAllBytes(folder.PathOf(ModelFolder.WeightsName));
    }

    private static LanguageModel Model()
    {
        var tokenizer = TokenizerTrainer.Train(
            ["1. count its letters; words3; sees 0"],
            270,
            ["<|endoftext|>", ConductorTokens.StartText, ConductorTokens.EndText],
            minimumFrequency: 1);
        var config = new TransformerConfig
        {
            VocabularySize = tokenizer.VocabularySize,
            HiddenSize = 8,
            IntermediateSize = 8,
            Layers = 1,
            Heads = 2,
            KeyValueHeads = 1,
            MaxPositions = 1024,
        };
        return new LanguageModel(Transformer.Create(config, 1), tokenizer);
    }
}
