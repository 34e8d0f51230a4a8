using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.FakeServices.Faults;

namespace Podium.Providers.Tests.Matrix;

/// <summary>
/// What no client can tell from a service that works: it is taken as it comes, booked as it is said, and nothing is
/// invented to put it right.
/// </summary>
public sealed class UnknowableFaultTests
{
    private const int MiB = 1 << 20;

    public static TheoryData<string, bool> Wires => new()
    {
        { "openai", false },
        { "openai", true },
        { "anthropic", false },
        { "anthropic", true },
    };

    /// <summary>A repeated chunk looks like a model that repeats itself.</summary>
    [Theory]
    [MemberData(nameof(Wires))]
    public async Task RunAsync_ChunksComeTwice_TheirTextDoesToo(string vendor, bool isStreaming)
    {
        await using var stage = await StartAsync(vendor, isStreaming, new FakeFault.DuplicateChunks());

        var run = await stage.RunAsync();

        Verdict.Holds(stage, run);
        Assert.Equal("one one two two three three four four fivefive", run.Answer);
        Assert.Equal((true, 1), (run.IsUsageReported, stage.Service.Requests.Count));
    }

    /// <summary>
    /// A service that reports fewer tokens than it bills is believed; the bill alone shows it. One that reports more
    /// than its call was allowed is believed too, and a budget that this goes beyond lets no further call out.
    /// </summary>
    [Theory]
    [InlineData("openai", false, 3, 2)]
    [InlineData("openai", true, 3, 2)]
    [InlineData("anthropic", false, 3, 2)]
    [InlineData("anthropic", true, 3, 2)]
    [InlineData("openai", false, 5000, 7000)]
    [InlineData("openai", true, 5000, 7000)]
    [InlineData("anthropic", false, 5000, 7000)]
    [InlineData("anthropic", true, 5000, 7000)]
    public async Task RunAsync_UsageIsWrong_IsBookedAsReported(
        string vendor, bool isStreaming, long input, long output)
    {
        await using var stage = await StartAsync(vendor, isStreaming, new FakeFault.WrongUsage(input, output));
        var budget = new RunBudget(stage.MostOfOneCall);

        var step = await stage.ExecuteAsync(budget);
        var next = await stage.ExecuteAsync(budget);

        Assert.Equal(new StepOutcome.Completed(Stage.Right), step.Outcome);
        Assert.Equal((new TokenUsage(input, output), true), (step.Usage, step.IsUsageReported));
        Assert.Equal((input + (2m * output), step.Price), (step.Price, budget.Spent));
        Assert.Equal(new StepOutcome.OverBudget(stage.MostOfOneCall), next.Outcome);
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task RunAsync_ChunkIsHuge_IsTheAnswer(string vendor, bool isStreaming)
    {
        await using var stage = await StartAsync(vendor, isStreaming, new FakeFault.HugeChunk(MiB));

        var run = await stage.RunAsync();

        Verdict.Holds(stage, run);
        Assert.Equal(new string('x', MiB), run.Answer);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task RunAsync_ChunkIsLargerThanAnyCanBe_IsAFaultAfterOneCall(string vendor)
    {
        await using var stage = await StartAsync(vendor, isStreaming: true, new FakeFault.HugeChunk(9 * MiB));

        var run = await stage.RunAsync();

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        Assert.Equal(FaultKind.Malformed, Assert.IsType<StepOutcome.Faulted>(step.Outcome).Fault);
        Assert.Equal((false, 1), (step.IsUsageReported, stage.Service.Requests.Count));
    }

    private static async Task<Stage> StartAsync(string vendor, bool isStreaming, FakeFault fault)
    {
        var stage = await Stage.StartAsync(new Wire(vendor, isStreaming));
        stage.Service.Inject(fault);
        return stage;
    }
}
