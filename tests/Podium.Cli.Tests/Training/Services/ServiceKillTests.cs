using Podium.Cli.CommandLine;
using Podium.Cli.Tests.Training.Kills;
using Podium.Core.Randomness;

namespace Podium.Cli.Tests.Training.Services;

/// <summary>Trainings with real models whose process is killed at moments that nobody chose.</summary>
public sealed class ServiceKillTests
{
    [Fact]
    [Trait("Slow", "true")]
    public async Task Train_KilledAtRandomMoments_LeadsToTheSameWeightsAndAsksNothingTwice()
    {
        await using var pool = await ServedPool.StartAsync();
        pool.Write("cache: answers.db");
        var disturbed = new TrainProcess(pool.RecipePath, pool.PathOf("disturbed"));
        var random = Seed.Generator(5);

        var kills = 0;
        foreach (var watched in new[] { "metrics.jsonl", Path.Combine("checkpoints", "grpo"), "spending.json" })
        {
            kills += await disturbed.RunUntilAsync(watched, random.Next(1, 4)) ? 1 : 0;
        }

        await disturbed.RunAsync();
        var calls = pool.Calls;
        var whole = await pool.TrainAsync("whole");
        Assert.InRange(kills, 1, 3);
        Assert.Equal((ExitCodes.Answered, ""), (whole.ExitCode, whole.Error));
        Assert.Equal(pool.WeightsOf("whole"), pool.WeightsOf("disturbed"));
        Assert.Equal(calls, pool.Calls);
    }
}
