using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Learning;
using Podium.Core.Randomness;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Neural.Conducting;
using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Tests.Training;
using Podium.Neural.Training;
using Podium.Testing;

namespace Podium.Neural.Tests.Conducting;

public sealed class NeuralConductorTests
{
    [Fact]
    public void Sample_EqualSeeds_GivesEqualWorkflows()
    {
        var conductor = Conductor(1);

        var first = Sample(conductor, 3, 4);
        var second = Sample(conductor, 3, 4);
        var other = Sample(conductor, 4, 4);

        Assert.Equal(first.Select(sample => sample.Text), second.Select(sample => sample.Text));
        Assert.NotEqual(first.Select(sample => sample.Text), other.Select(sample => sample.Text));
        Assert.Equal(4, first.Select(sample => sample.Text).Distinct().Count());
    }

    [Fact]
    public void Sample_UntrainedModel_WritesWorkflowsThatCanBeRun()
    {
        var request = SmallConductors.Request("the capital of France", 5, 3);
        var names = request.Pool.Workers.Select(worker => worker.Name).ToArray();

        var samples = Conductor(2).Sample(
            [request, request with { Seed = 6 }], 4, TestContext.Current.CancellationToken);

        Assert.Equal([4, 4], samples.Select(group => group.Count));
        Assert.All(samples.SelectMany(group => group), sample =>
        {
            Assert.IsType<WorkflowParse.Parsed>(WorkflowParser.Parse(sample.Text, names, 3, EarlierSteps.None));
            Assert.True(sample.Decisions > 0 && sample.Entropy > 0);
        });
    }

    [Fact]
    public void LogProbabilities_OfASample_AreThoseOfTheTrainingPass()
    {
        var conductor = Conductor(3);

        Assert.All(Sample(conductor, 7, 3), sample => Assert.Equal(
            sample.ChoicePlaces.Sum(place => (double)sample.LogProbabilities[place]!.Value),
            LogProbability(conductor.Model, sample),
            2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Update_OneSample_MovesItsProbabilityWithTheAdvantage(double advantage)
    {
        var conductor = Conductor(4);
        var sample = Sample(conductor, 8, 1)[0];
        var before = LogProbability(conductor.Model, sample);

        var update = conductor.Update(
            [new WeightedSample(sample, advantage)],
            new PolicyUpdateOptions { LearningRate = 1e-3 });

        Assert.True(advantage * (LogProbability(conductor.Model, sample) - before) > 0.1);
        Assert.True(update.GradientNorm > 0);
        Assert.Equal(0, update.ClippedShare);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Update_SamplesOfForcedLength_TeachItAsIfItHadBeenChosen(double advantage)
    {
        var conductor = Conductor(12);
        var request = SmallConductors.Request("the capital of France", 5, 3);
        var before = ShareOfLength(conductor, request, 3);

        for (var step = 0; step < 10; step++)
        {
            var forced = request with { ForcedSteps = 3, Seed = step };
            var samples = conductor.Sample([forced], 8, TestContext.Current.CancellationToken)[0];
            Assert.All(samples, sample => Assert.Equal(3, Steps(sample, request)));
            conductor.Update(
                [.. samples.Select(sample => new WeightedSample(sample, advantage))],
                new PolicyUpdateOptions { LearningRate = 3e-3 });
        }

        Assert.True(advantage * (ShareOfLength(conductor, request, 3) - before) > 0.1);
    }

    [Theory]
    [InlineData(1, 0.25, 1)]
    [InlineData(-1, 0, 0.03)]
    public void Update_SamplesOfForcedAccess_TeachItAsIfItHadBeenChosen(double advantage, double least, double most)
    {
        var conductor = Conductor(12);
        var request = SmallConductors.Request("the capital of France", 5, 3) with { ForcedSteps = 3 };
        Assert.InRange(ShareOfFullAccess(conductor, request), 0.04, 0.2);

        for (var step = 0; step < 10; step++)
        {
            var forced = request with { ForcesFullAccess = true, Seed = step };
            var samples = conductor.Sample([forced], 8, TestContext.Current.CancellationToken)[0];
            Assert.All(samples, sample => Assert.Equal(2, FullAccess(sample, request)));
            conductor.Update(
                [.. samples.Select(sample => new WeightedSample(sample, advantage))],
                new PolicyUpdateOptions { LearningRate = 3e-3 });
        }

        Assert.InRange(ShareOfFullAccess(conductor, request), least, most);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(4, false)]
    [InlineData(null, true)]
    [InlineData(4, true)]
    public void Sample_SomethingForced_MarksWhatWasLeftLessChoiceThanThePolicyHad(int? forcedSteps, bool fullAccess)
    {
        var card = Pools.Card with { Skills = [new SkillAccuracy("words", 0.9, 10)] };
        var pool = SmallConductors.Pool([.. Enumerable.Repeat(card, 12)]);
        var request = new ConductorRequest("the capital of France", pool, [], 5, 4)
        {
            ForcedSteps = forcedSteps,
            ForcesFullAccess = fullAccess,
        };

        var samples = Conductor(5).Sample([request], 32, TestContext.Current.CancellationToken)[0];

        var prescribed = samples.Cast<NeuralSample>().Sum(Prescribed);
        Assert.Equal(forcedSteps is not null || fullAccess, prescribed > 0);
    }

    [Fact]
    public void Update_CallsOnly_LeavesEveryOtherChoiceOutOfTheGradient()
    {
        var conductor = Conductor(13);
        var samples = Sample(conductor, 9, 4);
        WeightedSample[] batch = [.. samples.Select(sample => new WeightedSample(sample, 1))];
        var callsOnly = new PolicyUpdateOptions { LearnsCallsOnly = true, LearningRate = 0 };

        var calls = conductor.Update(batch, callsOnly);
        var all = conductor.Update(batch, callsOnly with { LearnsCallsOnly = false });

        Assert.InRange(calls.GradientNorm, 1e-6, all.GradientNorm);
        Assert.NotEqual(all.Loss, calls.Loss);
    }

    [Fact]
    public void Update_EntropyAlone_RaisesTheEntropy()
    {
        var conductor = Conductor(5);
        var samples = Sample(conductor, 9, 4);
        for (var step = 0; step < 3; step++)
        {
            conductor.Update(
                [.. samples.Select(sample => new WeightedSample(sample, 2))],
                new PolicyUpdateOptions { LearningRate = 0.02, ClipRange = 1 });
        }

        var before = Sample(conductor, 10, 8).Average(sample => sample.Entropy);
        for (var step = 0; step < 5; step++)
        {
            conductor.Update(
                [.. Sample(conductor, 20 + step, 4).Select(sample => new WeightedSample(sample, 0))],
                new PolicyUpdateOptions { LearningRate = 0.01, EntropyWeight = 1 });
        }

        Assert.True(Sample(conductor, 10, 8).Average(sample => sample.Entropy) > before);
    }

    [Fact]
    public void Restore_SavedConductor_UpdatesToTheSameWeights()
    {
        using var folder = new TemporaryFolder();
        var first = Conductor(6);
        var samples = Sample(first, 11, 4);
        WeightedSample[] batch = [.. samples.Select((sample, index) => new WeightedSample(sample, index - 1.5))];
        var options = new PolicyUpdateOptions { EntropyWeight = 0.01 };
        first.Update(batch, options);
        first.Save(folder.Path);
        var second = Conductor(7);

        second.Restore(folder.Path);

        Assert.Equal(first.Update(batch, options), second.Update(batch, options));
        Assert.Equal(
            first.Model.Parameters.SelectMany(parameter => parameter.Values),
            second.Model.Parameters.SelectMany(parameter => parameter.Values));
    }

    [Fact]
    public void Update_OneAndTwoThreads_GiveTheSameWeights()
    {
        using var team = new ThreadTeam(2);
        var one = Conductor(6);
        var two = new NeuralConductor(SmallConductors.Model(6), team);
        WeightedSample[] batch =
            [.. Sample(one, 11, 9).Select((sample, index) => new WeightedSample(sample, index - 3.5))];
        var options = new PolicyUpdateOptions { EntropyWeight = 0.01 };

        var updates = new[] { one.Update(batch, options), two.Update(batch, options) };

        Assert.Equal(updates[0], updates[1]);
        Assert.Equal(
            one.Model.Parameters.SelectMany(parameter => parameter.Values),
            two.Model.Parameters.SelectMany(parameter => parameter.Values));
    }

    [Fact]
    public void Restore_BrokenCheckpoint_IsRefused() =>
        BrokenCheckpoints.AreRefused(Conductor(6), () => Conductor(7));

    [Fact]
    public void Update_SampleOfAnotherConductor_Throws()
    {
        var conductor = Conductor(8);

        Assert.Throws<ArgumentException>(
            () => conductor.Update([new WeightedSample(new Foreign(), 1)], new PolicyUpdateOptions()));
    }

    [Fact]
    public async Task ConductAsync_QuestionTooLong_IsAFaultOfTheRun()
    {
        var engine = new RunEngine(Conductor(1), SmallConductors.Request("Q", 1).Pool);

        var result = await engine.RunAsync(
            new string('q', 2000), cancellationToken: TestContext.Current.CancellationToken);

        var fault = Assert.IsType<RunOutcome.Faulted>(result.Outcome);
        Assert.Equal((null, FaultKind.Malformed), (fault.Step, fault.Fault));
        Assert.Matches(
            @"^The conductor failed: The question is too long: with the cards it has \d+ tokens, and this conductor "
            + @"reads at most 624\.$",
            fault.Message);
    }

    [Fact]
    public async Task ConductAsync_AtTheSameTime_WritesWhatItWritesAlone()
    {
        var conductor = Conductor(9);
        var token = TestContext.Current.CancellationToken;
        var requests = Enumerable.Range(0, 6)
            .Select(index => SmallConductors.Request(SmallConductors.Phrase(Seed.Generator(index)), index))
            .ToArray();
        var alone = new List<string>();
        foreach (var request in requests)
        {
            alone.Add((await conductor.ConductAsync(request, token)).Text);
        }

        var replies = await Task.WhenAll(requests.Select(request =>
            Task.Run(async () => await conductor.ConductAsync(request, token), token)));

        Assert.Equal(alone, replies.Select(reply => reply.Text));
        Assert.All(replies, reply => Assert.True(reply.Usage.OutputTokenCount > 0));
    }

    [Fact]
    public async Task ConductAsync_WithTemperature_DrawsByTheSeed()
    {
        var conductor = Conductor(10);
        var request = SmallConductors.Request("the capital of France", 0);

        var likeliest = await WriteAsync(request, 20);
        var drawn = await WriteAsync(request with { Temperature = 1 }, 20);

        Assert.Single(likeliest.Distinct());
        Assert.InRange(drawn.Distinct().Count(), 10, 20);
        Assert.Equal(drawn, await WriteAsync(request with { Temperature = 1 }, 20));

        async Task<string[]> WriteAsync(ConductorRequest asked, int seeds)
        {
            var token = TestContext.Current.CancellationToken;
            return await Task.WhenAll(Enumerable.Range(0, seeds).Select(async seed =>
                (await conductor.ConductAsync(asked with { Seed = seed }, token)).Text));
        }
    }

    [Fact]
    public async Task ConductAsync_FewStepsAllowed_WritesTheWorkflowThatItMeans()
    {
        var conductor = Conductor(12);
        var token = TestContext.Current.CancellationToken;
        var isLonger = false;
        for (var seed = 0; seed < 10; seed++)
        {
            var request = SmallConductors.Request("the capital of France", 0) with { Seed = seed, Temperature = 1 };

            var free = await conductor.ConductAsync(request with { MaxSteps = 10 }, token);
            var limited = await conductor.ConductAsync(request with { MaxSteps = 1 }, token);

            Assert.Equal(free.Text, limited.Text);
            isLonger |= limited.Text.Contains("\n1. ", StringComparison.Ordinal);
        }

        Assert.True(isLonger);
    }

    [Fact]
    public async Task ConductAsync_SomebodyListens_TellsThePlanInPieces()
    {
        var pieces = new List<string>();
        var request = SmallConductors.Request("the capital of France", 1) with { Written = pieces.Add };

        var reply = await Conductor(11).ConductAsync(request, TestContext.Current.CancellationToken);

        Assert.InRange(pieces.Count, 2, int.MaxValue);
        Assert.StartsWith(string.Concat(pieces).Trim(), reply.Text, StringComparison.Ordinal);
    }

    private static double ShareOfLength(NeuralConductor conductor, ConductorRequest request, int steps) =>
        conductor.Sample([request], 64, TestContext.Current.CancellationToken)[0]
            .Average(sample => Steps(sample, request) == steps ? 1.0 : 0);

    /// <summary>Number of a sample's tokens that were prescribed, by what either grammar admits there.</summary>
    private static int Prescribed(NeuralSample sample)
    {
        var (drawn, free) = (sample.Context.CreateGrammar(), sample.Context.CreateFreeGrammar());
        var drawnMask = new bool[SmallConductors.Merged.VocabularySize];
        var freeMask = new bool[SmallConductors.Merged.VocabularySize];
        for (var place = 0; place < sample.Tokens.Length; place++)
        {
            drawn.Allowed(drawnMask);
            free.Allowed(freeMask);
            var isNarrowed = Count(drawnMask) < Count(freeMask);
            Assert.Equal(isNarrowed, sample.LogProbabilities[place] is null);
            Assert.Equal(Count(freeMask) > 1, sample.ChoicePlaces.Contains(place));
            drawn.Accept(sample.Tokens[place]);
            free.Accept(sample.Tokens[place]);
        }

        return sample.LogProbabilities.Count(logProbability => logProbability is null);

        static int Count(bool[] mask) => mask.Count(isAdmitted => isAdmitted);
    }

    private static double ShareOfFullAccess(NeuralConductor conductor, ConductorRequest request) =>
        conductor.Sample([request], 64, TestContext.Current.CancellationToken)[0]
            .Average(sample => FullAccess(sample, request) / (double)(Steps(sample, request) - 1));

    private static int FullAccess(SampledWorkflow sample, ConductorRequest request) =>
        Workflow(sample, request).Steps.Count(step => step.Access == Access.Everything);

    private static int Steps(SampledWorkflow sample, ConductorRequest request) =>
        Workflow(sample, request).Steps.Count;

    private static Workflow Workflow(SampledWorkflow sample, ConductorRequest request)
    {
        var names = request.Pool.Workers.Select(worker => worker.Name).ToArray();
        var parse = WorkflowParser.Parse(sample.Text, names, request.MaxSteps, EarlierSteps.None);
        return Assert.IsType<WorkflowParse.Parsed>(parse).Workflow;
    }

    private static NeuralConductor Conductor(long seed) => new(SmallConductors.Model(seed), new ThreadTeam(1));

    private static NeuralSample[] Sample(NeuralConductor conductor, long seed, int samples) =>
        [.. conductor.Sample([SmallConductors.Request("the capital of France", seed)], samples)[0]
            .Cast<NeuralSample>()];

    /// <summary>Log-probability of a sample's choices, by one forward pass over the whole of it.</summary>
    private static double LogProbability(Transformer model, NeuralSample sample)
    {
        var prompt = sample.Context.Prompt;
        int[] inputs = [.. prompt, .. sample.Tokens[..^1]];
        int[] rows = [.. sample.ChoicePlaces.Select(place => prompt.Length - 1 + place)];
        var logits = new TrainingPass(model, new ThreadTeam(1)).Forward([new Segment(inputs)], rows).ToArray();
        var grammar = sample.Context.CreateGrammar();
        var mask = new bool[model.Config.VocabularySize];
        var sum = 0.0;
        for (var place = 0; place < sample.Tokens.Length; place++)
        {
            if (sample.ChoicePlaces.IndexOf(place) is >= 0 and var row)
            {
                grammar.Allowed(mask);
                var own = logits.AsMemory(row * mask.Length, mask.Length).ToArray();
                sum += own[sample.Tokens[place]]
                    - Math.Log(own.Where((_, token) => mask[token]).Sum(logit => Math.Exp(logit)));
            }

            grammar.Accept(sample.Tokens[place]);
        }

        return sum;
    }

    private sealed record Foreign() : SampledWorkflow("", 0, 0);
}
