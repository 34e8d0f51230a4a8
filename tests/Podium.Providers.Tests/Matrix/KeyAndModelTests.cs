using Podium.Core.Execution;
using Podium.FakeServices.Faults;

namespace Podium.Providers.Tests.Matrix;

/// <summary>What only a person can put right: it is said once, and nothing is paid.</summary>
public sealed class KeyAndModelTests
{
    [Theory]
    [InlineData("openai", false)]
    [InlineData("openai", true)]
    [InlineData("anthropic", false)]
    [InlineData("anthropic", true)]
    public async Task RunAsync_UnknownModel_IsAFreeFaultAfterOneCall(string vendor, bool isStreaming)
    {
        await using var stage = await Stage.StartAsync(new Wire(vendor, isStreaming));
        stage.ModelName = "model-9";

        var run = await stage.RunAsync();

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        var outcome = Assert.IsType<StepOutcome.Faulted>(step.Outcome);
        Assert.Equal(FaultKind.Malformed, outcome.Fault);
        Assert.Contains("has no model 'model-9'", outcome.Message, StringComparison.Ordinal);
        Assert.Equal((true, 0m), (step.IsUsageReported, step.Price));
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [InlineData("openai", false)]
    [InlineData("openai", true)]
    [InlineData("anthropic", false)]
    [InlineData("anthropic", true)]
    public async Task RunAsync_RedirectToALivingService_DoesNotCarryTheKeyThere(string vendor, bool isStreaming)
    {
        await using var stage = await Stage.StartAsync(new Wire(vendor, isStreaming));
        await using var elsewhere = await Stage.ServeAsync(new Wire(vendor, isStreaming), Stage.RightToo);
        stage.Service.Inject(new FakeFault.Redirect(elsewhere.Endpoint, 308));

        var run = await stage.RunAsync();

        Verdict.Holds(stage, run);
        Assert.Equal(FaultKind.Malformed, Assert.IsType<StepOutcome.Faulted>(
            run.Rounds[0].Execution!.Steps[0].Outcome).Fault);
        Assert.Single(stage.Service.Requests);
        Assert.Empty(elsewhere.Requests);
    }
}
