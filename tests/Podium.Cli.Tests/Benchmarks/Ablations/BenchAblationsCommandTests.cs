using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Cli.Tests.Training;
using Podium.Testing;

namespace Podium.Cli.Tests.Benchmarks.Ablations;

/// <summary>Variants of a conductor that learns nothing, for the shipped workers.</summary>
public sealed class BenchAblationsCommandTests
{
    private const string Recipe = """
        version: 1
        name: tiny
        seed: 7
        pool: shipped
        coldStart:
          shape: { hidden: 16, layers: 1, intermediate: 16, heads: 2 }
          plan: { steps: 4, batch: 2, learningRate: 0.002, warmUpSteps: 1 }
        grpo:
          steps: 4
          groups: 2
          groupSize: 2
          learningRate: 0.001
          priceScale: 0.0005

        """;

    [Fact]
    public async Task BenchAblations_InterruptedAndKilled_LeadsToTheSameFiles()
    {
        using var folder = new TemporaryFolder();
        var (whole, parts) = (folder.PathOf("whole"), folder.PathOf("parts"));
        const string Some = "whole,imitation,no-cards";

        var run = await CommandRun.OfAsync(Arguments(folder, whole, "--only", Some));
        var interrupted = await InterruptAsync("seed 1, whole: step 2 of 4", Arguments(folder, parts, "--only", Some));
        var killed = await KillAsync("seed 1, imitation: step 3 of 8", Arguments(folder, parts, "--only", Some));
        var late = await InterruptAsync(
            "seed 1, measure-imitation: step 2 of 3", Arguments(folder, parts, "--only", Some));
        var last = await CommandRun.OfAsync(Arguments(folder, parts, "--only", Some));

        Assert.Equal((ExitCodes.Answered, ExitCodes.Answered), (run.ExitCode, last.ExitCode));
        Assert.Equal((ExitCodes.Interrupted, ExitCodes.Interrupted), (interrupted.ExitCode, late.ExitCode));
        Assert.Equal(ExitCodes.NoAnswer, killed.ExitCode);
        Assert.Equal("", interrupted.Output);
        Assert.Contains("No variant is finished, so there are no tables yet.", interrupted.Error);
        Assert.Contains("| whole | 1 | ", late.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("| imitation |", late.Output, StringComparison.Ordinal);
        Assert.Contains("seed 1, whole: was finished before\n", last.Error, StringComparison.Ordinal);
        Assert.Equal(run.Output, last.Output);
        Assert.Equal(TrainedFolder.Files(whole), TrainedFolder.Files(parts));
    }

    [Fact]
    public async Task BenchAblations_OnlyByTurns_AddToOneTable()
    {
        using var folder = new TemporaryFolder();
        var output = folder.PathOf("output");

        await CommandRun.OfAsync(Arguments(folder, output, "--only", "whole"));
        var second = await CommandRun.OfAsync(Arguments(folder, output, "--only", "cold-start,group-64", "--json"));
        string[] fewer = [.. Arguments(folder, output, "--only", "cold-start")[..^1], "2"];
        var others = await CommandRun.OfAsync(fewer);

        using var document = JsonDocument.Parse(second.Output);
        Assert.Equal(
            ["whole", "cold-start", "group-64"],
            document.RootElement.GetProperty("variants").EnumerateArray()
                .Select(variant => variant.GetProperty("name").GetString()));
        Assert.DoesNotContain("| whole |", others.Output, StringComparison.Ordinal);
        Assert.Contains("| cold-start | 1 |", others.Output, StringComparison.Ordinal);
        Assert.Equal(
            others.Output,
            await File.ReadAllTextAsync(Path.Combine(output, "ablations.md"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task BenchAblations_OtherSteps_AreRefusedInTheSameFolder()
    {
        using var folder = new TemporaryFolder();
        var output = folder.PathOf("output");
        await CommandRun.OfAsync(Arguments(folder, output, "--only", "cold-start"));

        var run = await CommandRun.OfAsync(Arguments(folder, output, "--only", "cold-start", "--cold-steps", "5"));

        var cold = Path.Combine(output, "seed-1", "cold-start");
        Assert.Contains($"The recipe has changed since '{cold}'", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Theory]
    [InlineData("There is no variant 'luck'; there are whole, ", "--only", "luck")]
    [InlineData("--seeds takes a whole number from 1 to 100; it got '0'.", "--seeds", "0")]
    [InlineData("--steps takes a whole number from 1 to 1000000; it got 'x'.", "--steps", "x")]
    [InlineData("There is no recipe 'nowhere.yaml'.", "--recipe", "nowhere.yaml")]
    [InlineData("no cold start to give steps to", "--cold-steps", "5")]
    [InlineData("orchestra.json is missing", "--orchestra", "/tmp")]
    public async Task BenchAblations_BadOption_GetsOneSentence(string sentence, string option, string value)
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(
            "bench", "ablations", option, value, "--output", folder.PathOf("output"));

        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
        Assert.Equal("", run.Output);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static string[] Arguments(TemporaryFolder folder, string output, params string[] more)
    {
        var recipe = folder.PathOf("tiny.yaml");
        File.WriteAllText(recipe, Recipe);
        return
        [
            "bench", "ablations", "--recipe", recipe, "--output", output, "--seeds", "1", "--threads", "1",
            .. more, "--problems", "3",
        ];
    }

    private static async Task<CommandRun> InterruptAsync(string trigger, string[] arguments)
    {
        using var source = new CancellationTokenSource();
        return await RunAsync(trigger, source.Cancel, source.Token, arguments);
    }

    private static Task<CommandRun> KillAsync(string trigger, string[] arguments) => RunAsync(
        trigger,
        () => throw new InvalidOperationException("The process was killed."),
        TestContext.Current.CancellationToken,
        arguments);

    private static async Task<CommandRun> RunAsync(
        string trigger, Action interrupt, CancellationToken token, string[] arguments)
    {
        await using var error = new InterruptingWriter(trigger, interrupt) { NewLine = "\n" };
        var run = await CommandRun.OfAsync(
            ScriptedOrchestra.Create, terminal => terminal with { Error = error }, token, arguments);
        Assert.Contains(trigger, error.ToString(), StringComparison.Ordinal);
        return run with { Error = error.ToString() };
    }
}
