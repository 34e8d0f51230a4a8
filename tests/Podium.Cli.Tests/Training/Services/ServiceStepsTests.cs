using Podium.Cli.Tests.Training.Report;
using Podium.Cli.Training.Services;
using Podium.Cli.Training.Stages;
using Podium.Providers.Pools;
using Podium.Testing;

namespace Podium.Cli.Tests.Training.Services;

public sealed class ServiceStepsTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(0.1, 1, true)]
    [InlineData(0.9, 0.95, false)]
    [InlineData(0, 0, false)]
    public async Task AdvanceAsync_RolloutsThatFaulted_AreAnOutageWhereAllThatCalledDid(
        double faulted, double ofCalling, bool isOutage)
    {
        using var folder = new TemporaryFolder();
        var pool = PoolFile.Parse(
            "version: 1\nworkers: { w: { service: ollama, model: m } }\n", folder.PathOf("podium.yaml"));
        using var services = new TrainingServices(
            pool, new PoolSurroundings { Environment = _ => null }, new SpendingFile(folder.PathOf("")), null, 1);
        var steps = new ServiceSteps(new ReportedRun(faulted, ofCalling), services);

        var error = await Record.ExceptionAsync(() => steps.AdvanceAsync(TestContext.Current.CancellationToken));

        Assert.Equal(isOutage, error is OutageException);
    }

    private sealed class ReportedRun(double faulted, double ofCalling) : ITrainingRun
    {
        public int Step => 0;

        public bool IsDone => false;

        public Task<StepMetrics> AdvanceAsync(CancellationToken cancellationToken) =>
            Task.FromResult<StepMetrics>(new RewardMetrics(
                "grpo",
                ReportFolder.Update(0) with { Faulted = faulted, FaultedOfCalling = ofCalling }));

        public void Save(string folder)
        {
        }

        public void Restore(string folder)
        {
        }
    }
}
