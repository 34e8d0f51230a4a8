using Podium.Core.Conductors;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Tests.Conductors;

public sealed class RandomTeamConductorTests
{
    private const int Runs = 3000;

    private static readonly WorkerPool Pool = NamedPool.Of("ann", "bob", "cy");

    [Fact]
    public async Task ConductAsync_SameSeed_GivesTheSameTeam()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var request = Writing.Request("Q?", Pool, seed: seed);

            var first = await Writing.WorkflowOf(new RandomTeamConductor(), request);
            var second = await Writing.WorkflowOf(new RandomTeamConductor(), request);

            Assert.Equal(first, second);
        }
    }

    [Fact]
    public async Task ConductAsync_ManySeeds_DrawsSizesWorkersAndAccessEvenly()
    {
        var sizes = new int[5];
        var workers = new int[3];
        var first = new Dictionary<Access, int>();
        for (var seed = 0; seed < Runs; seed++)
        {
            var workflow = await Writing.WorkflowOf(new RandomTeamConductor(), Writing.Request("Q?", Pool, seed: seed));

            sizes[workflow.Steps.Count - 1]++;
            workers[workflow.Steps[^1].WorkerId]++;
            if (workflow.Steps.Count > 1)
            {
                var access = workflow.Steps[1].Access;
                first[access] = first.GetValueOrDefault(access) + 1;
            }
        }

        Assert.All(sizes, count => Assert.InRange(count, Runs / 5 * 0.85, Runs / 5 * 1.15));
        Assert.All(workers, count => Assert.InRange(count, Runs / 3 * 0.9, Runs / 3 * 1.1));
        Assert.Equal(3, first.Count);
        Assert.All(first.Values, count => Assert.InRange(count, Runs * 0.1, Runs * 0.5));
    }
}
