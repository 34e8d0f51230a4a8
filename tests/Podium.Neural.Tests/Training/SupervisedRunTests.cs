using Podium.Core.Randomness;
using Podium.Neural.Chat;
using Podium.Neural.Kernels;
using Podium.Neural.Tests.Conducting;
using Podium.Neural.Training;
using Podium.Neural.Weights;
using Podium.Testing;

namespace Podium.Neural.Tests.Training;

public sealed class SupervisedRunTests
{
    private const int Steps = 5;
    private const int Interruption = 2;

    [Fact]
    public void Restore_InterruptedRun_GoesOnBitForBit()
    {
        using var folder = new TemporaryFolder();
        var (whole, wholeModel) = Run(1);
        var expected = Advance(whole, Steps);
        var (first, _) = Run(1);
        var losses = Advance(first, Interruption);
        first.Save(folder.Path);
        var (second, model) = Run(2);
        Advance(second, 1);

        second.Restore(folder.Path);

        Assert.Equal(Interruption, second.Step);
        losses.AddRange(Advance(second, Steps - Interruption));
        Assert.Equal(expected, losses);
        Assert.True(second.IsDone);
        Assert.Equal(
            wholeModel.Transformer.Parameters.SelectMany(parameter => parameter.Values),
            model.Transformer.Parameters.SelectMany(parameter => parameter.Values));
    }

    [Fact]
    public void Restore_BrokenCheckpoint_IsRefused() =>
        BrokenCheckpoints.AreRefused(Run(1).Run, () => Run(2).Run);

    [Fact]
    public void Advance_FewExamples_LearnsThem()
    {
        var (run, _) = Run(3, steps: 25);

        var losses = Advance(run, 25);

        Assert.True(losses[^5..].Average() < losses[0] / 2, $"From {losses[0]} to {losses[^1]}.");
    }

    private static List<double> Advance(SupervisedRun run, int steps) =>
        [.. Enumerable.Range(0, steps).Select(_ => run.Advance())];

    private static (SupervisedRun Run, LanguageModel Model) Run(long seed, int steps = Steps)
    {
        var model = SmallConductors.Model(seed);
        var plan = new SupervisedPlan { Steps = steps, Batch = 4, WarmUpSteps = 2, LearningRate = 0.02 };
        return (new SupervisedRun(model, plan, DrawExamples, new ThreadTeam(1)), model);
    }

    private static IReadOnlyList<SupervisedExample> DrawExamples(int step)
    {
        var template = new MessageTemplate(SmallConductors.Merged);
        var random = Seed.Generator(5, step);
        return [.. Enumerable.Range(0, 4).Select(_ => new SupervisedExample(
            template.EncodeMessage(SmallConductors.Phrase(random)),
            [template.EncodeAnswer("yes"), template.EncodeAnswer("the capital")]))];
    }
}
