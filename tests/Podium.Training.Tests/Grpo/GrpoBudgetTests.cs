using Podium.Core.Budgets;
using Podium.Testing;
using Podium.Training.Grpo;
using Podium.Training.Rollouts;
using Podium.Training.Tests.Rollouts;
using static Podium.Training.Tests.Grpo.TabularRuns;

namespace Podium.Training.Tests.Grpo;

/// <summary>Runs whose money runs out.</summary>
public sealed class GrpoBudgetTests
{
    private const int Steps = 6;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task AdvanceAsync_MoneyRunsOut_LearnsNothingOfTheUpdate(int staleness)
    {
        var options = Options(Steps, 3) with { Staleness = staleness };
        var whole = new TabularConductor(Kinds, Workers);
        await AdvanceAsync(Trainer(whole, options, null), Steps);
        var conductor = new TabularConductor(Kinds, Workers);
        var trainer = Trainer(conductor, options, new SharedBudget(6000));

        var reports = new List<GrpoReport>();
        await Assert.ThrowsAsync<OverBudgetException>(async () =>
        {
            while (true)
            {
                reports.AddRange(await AdvanceAsync(trainer, 1));
            }
        });

        Assert.InRange(reports.Count, 1, Steps - 1);
        Assert.Equal(reports.Count, trainer.Step);
        Assert.Equal(reports.Count, conductor.Batches.Count);
        Assert.Equal(
            whole.Batches.Take(reports.Count).Select(batch => batch.Count),
            conductor.Batches.Select(batch => batch.Count));
    }

    [Fact]
    public async Task AdvanceAsync_MoreMoneyAfterwards_LeadsToTheSamePolicy()
    {
        var options = Options(Steps, 3);
        var whole = new TabularConductor(Kinds, Workers);
        await AdvanceAsync(Trainer(whole, options, null), Steps);
        var conductor = new TabularConductor(Kinds, Workers);
        var poor = Trainer(conductor, options, new SharedBudget(6000));
        await Assert.ThrowsAsync<OverBudgetException>(() => AdvanceAsync(poor, Steps));
        var rich = Trainer(conductor, options, new SharedBudget(1_000_000));

        rich.Restore(poor.State);
        await AdvanceAsync(rich, Steps - poor.Step);

        Assert.Equal(whole.Logits, conductor.Logits);
    }

    private static GrpoTrainer Trainer(TabularConductor conductor, GrpoOptions options, ISharedBudget? budget) => new(
        conductor,
        new RoutingSource(Kinds, Specialists()),
        new RolloutScheduler(
            new RolloutRunner(new ExactGrader(), options.MaxSteps, retries: 0) { Budget = budget }, 64),
        options,
        new ManualClock());
}
