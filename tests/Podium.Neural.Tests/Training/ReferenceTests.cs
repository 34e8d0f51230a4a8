using Podium.Neural.Kernels;
using Podium.Neural.Tests.Models;
using Podium.Neural.Training;

namespace Podium.Neural.Tests.Training;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("qwen2-odd-widths")]
    [InlineData("qwen2-one-key-head")]
    public void Passes_OnThePyTorchFixture_GiveItsLogitsLossAndGradients(string name)
    {
        var fixture = ReferenceFixture.Read(name);
        var model = fixture.CreateModel();
        var team = new ThreadTeam(1);
        var pass = new TrainingPass(model, team);

        var logits = pass.Forward(
            [.. fixture.Sequences.Select(tokens => new Segment(tokens))],
            [.. Enumerable.Range(0, fixture.Targets.Length)]);
        AssertClose("logits", fixture.Tensor("logits"), logits.ToArray());
        var loss = CrossEntropy.LossAndGradient(team, logits, fixture.Targets);
        pass.Backward(logits);

        Assert.Equal(fixture.Loss, loss, 1e-5 * fixture.Loss);
        for (var index = 0; index < model.Parameters.Count; index++)
        {
            var parameter = model.Parameters[index].Name;
            AssertClose(parameter, fixture.Tensor("gradient:" + parameter), pass.Gradients[index]);
        }
    }

    private static void AssertClose(string name, float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Max(Math.Abs);
        Assert.True(scale > 0, $"{name} is all zero.");
        var worst = expected.Zip(actual, (first, second) => Math.Abs(first - second)).Max();
        Assert.True(worst <= 1e-4 * scale, $"{name}: off by {worst}, largest {scale}");
    }
}
