using System.Text.Json.Nodes;
using Podium.Core.Randomness;
using Podium.Testing;

namespace Podium.Cli.Tests.Training.Kills;

/// <summary>Trainings whose process is killed at moments that nobody chose.</summary>
public sealed class TrainKillTests
{
    private const string Recipe = """
        version: 1
        name: killed
        seed: 3
        pool: shipped
        coldStart:
          shape: { hidden: 16, layers: 1, intermediate: 16, heads: 2 }
          plan: { steps: 220, batch: 1, learningRate: 0.002, warmUpSteps: 1 }
        grpo:
          steps: 12
          groups: 2
          groupSize: 2
          learningRate: 0.001
          priceScale: 0.0005
          compareEvery: 6

        """;

    /// <summary>
    /// What is watched until the process is killed, the most changes of it that are waited for, and how often.
    /// </summary>
    private static readonly (string Watched, int MostChanges, int Kills)[] Deaths =
    [
        ("metrics.jsonl", 120, 1),
        (Path.Combine("checkpoints", "cold-start"), 8, 2),
        (Path.Combine("checkpoints", "grpo"), 8, 2),
        ("grpo", 6, 1),
    ];

    [Fact]
    [Trait("Slow", "true")]
    public async Task Train_KilledAtRandomMoments_LeadsToTheSameWeightsAndMetrics()
    {
        using var folder = new TemporaryFolder();
        var recipe = folder.PathOf("killed.yaml");
        await File.WriteAllTextAsync(recipe, Recipe, TestContext.Current.CancellationToken);
        var (whole, output) = (folder.PathOf("whole"), folder.PathOf("output"));
        var (undisturbed, disturbed) = (new TrainProcess(recipe, whole), new TrainProcess(recipe, output));
        await undisturbed.RunAsync();
        var random = Seed.Generator(20);

        var kills = 0;
        foreach (var (watched, mostChanges, times) in Deaths)
        {
            for (var time = 0; time < times; time++)
            {
                kills += await disturbed.RunUntilAsync(watched, random.Next(1, mostChanges)) ? 1 : 0;
            }
        }

        await disturbed.RunAsync();
        Assert.InRange(kills, 3, Deaths.Sum(death => death.Kills));
        Assert.Equal(Weights(whole), Weights(output));
        Assert.Equal(Steps(whole), Steps(output));
        Assert.False(Directory.Exists(Path.Combine(output, "checkpoints", "grpo")));
    }

    /// <summary>The files of every stage, by their paths.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Weights(string output) => TrainedFolder.Files(output)
        .Where(file => file.Key.Contains(Path.DirectorySeparatorChar))
        .OrderBy(file => file.Key, StringComparer.Ordinal);

    /// <summary>The lines of metrics but the seconds that steps took.</summary>
    private static IEnumerable<string> Steps(string output) => File
        .ReadLines(Path.Combine(output, "metrics.jsonl"))
        .Select(line =>
        {
            var step = JsonNode.Parse(line)!.AsObject();
            step.Remove("seconds");
            return step.ToJsonString();
        });
}
