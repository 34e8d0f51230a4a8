using Podium.Core.Conductors;
using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Grading;
using Podium.Testing;

namespace Podium.Evaluation.Tests.Benchmarks;

public sealed class BenchmarkBoundTests
{
    private const long BenchmarkSeed = 7;

    private static readonly Problem[] Problems =
        [.. Enumerable.Range(0, 8).Select(index => new Problem($"p{index}", $"Say {index}", "12", ["say"]))];

    public static TheoryData<string> Conductors => new("single", "vote", "mixture", "refine", "random");

    [Theory]
    [MemberData(nameof(Conductors))]
    public async Task BoundAsync_ConductorWithoutAModel_IsWhatItsRunsAreBoundedBy(string name)
    {
        using var client = new ScriptedChatClient("12");
        var entrant = Entrant(name, client);

        var bound = await BoundAsync(entrant);

        var sum = 0m;
        foreach (var (index, problem) in Problems.Index())
        {
            var options = new RunOptions { Seed = Seed.Mix(BenchmarkSeed, index), MaxSteps = 10 };
            var run = await new RunEngine(entrant.Conductor, entrant.Pool, OptionsOf(entrant, options))
                .RunAsync(problem.Text, null, TestContext.Current.CancellationToken);
            sum += run.Rounds[0].PriceBound;
        }

        Assert.True(sum > 0);
        Assert.Equal(sum, bound);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(3, 3 * 8)]
    public async Task BoundAsync_ConductorThatWritesItsOwn_IsKnownByTheLimitOfItsRuns(int? limit, int? expected)
    {
        using var client = new ScriptedChatClient("12");
        var entrant = new BenchmarkEntrant("free", new FixedConductor("?"), Pools.Of(client))
        {
            Options = new RunOptions { MaxPrice = limit },
        };

        var bound = await BoundAsync(entrant);

        Assert.Equal(expected, bound);
    }

    [Fact]
    public async Task BoundAsync_NothingCostsAnything_IsNothing()
    {
        using var client = new ScriptedChatClient("12");
        var card = Pools.Card with { Price = new TokenPrice(0, 0) };
        var entrant = new BenchmarkEntrant(
            "free", new FixedConductor("?"), new WorkerPool([new Worker("w0", card, client)]));

        var bound = await BoundAsync(entrant);

        Assert.Equal(0, bound);
    }

    [Fact]
    public async Task BoundAsync_WorkflowsDearerThanTheLimit_AreBoundedByIt()
    {
        using var client = new ScriptedChatClient("12");
        var entrant = Entrant("single", client) with { Options = new RunOptions { MaxPrice = 3 } };

        var bound = await BoundAsync(entrant);

        Assert.Equal(3 * Problems.Length, bound);
        Assert.Empty(client.Calls);
    }

    private static BenchmarkEntrant Entrant(string name, ScriptedChatClient client)
    {
        var pool = MajorityWorker.AddTo(Pools.Of(client, client));
        IConductor conductor = name switch
        {
            "single" => new SingleWorkerConductor("w0"),
            "vote" => new VoteConductor("w1", 3),
            "mixture" => new MixtureOfAgentsConductor("w0", 1),
            "refine" => new SelfRefineConductor("w0", 2),
            _ => new RandomTeamConductor(),
        };
        return new BenchmarkEntrant(name, conductor, pool);
    }

    private static RunOptions OptionsOf(BenchmarkEntrant entrant, RunOptions options) =>
        entrant.Conductor is IFixedConductor ? options : options with { MaxSteps = entrant.Options.MaxSteps };

    private static ValueTask<decimal?> BoundAsync(BenchmarkEntrant entrant) =>
        new BenchmarkRunner(new ExactAnswerGrader(), new BenchmarkOptions { Seed = BenchmarkSeed })
            .BoundAsync(entrant, Problems, TestContext.Current.CancellationToken);
}
