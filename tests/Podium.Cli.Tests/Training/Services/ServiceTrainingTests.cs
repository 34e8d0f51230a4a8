using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Podium.Cli.CommandLine;
using Podium.FakeServices.Faults;
using Podium.Pocket.Orchestra;
using Podium.Providers.Pools;

namespace Podium.Cli.Tests.Training.Services;

/// <summary>Trainings whose workers are real models, over real sockets.</summary>
public sealed class ServiceTrainingTests : IAsyncLifetime
{
    private const decimal MostOfACall = 0.0003m;

    private ServedPool _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await ServedPool.StartAsync();

    [Fact]
    public async Task Train_PoolFile_LeavesAConductorAndAReport()
    {
        var run = await _pool.TrainAsync("output");

        Assert.Equal(("", ExitCodes.Answered), (run.Error, run.ExitCode));
        Assert.InRange(_pool.Calls, 1, 4 * 3 * 4 * 5);
        Assert.StartsWith("48 workflows of 1 to 5 calls, and 6 calls to compare", run.Output, StringComparison.Ordinal);
        Assert.Contains("is about 0.054 to 0.246.", run.Output, StringComparison.Ordinal);
        Assert.Equal(["cold-start", "learned"], Folders(_pool.PathOf("output/orchestra")));
        var page = await File.ReadAllTextAsync(
            _pool.PathOf("output/report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("m at Ollama.", page, StringComparison.Ordinal);
        Assert.Equal(4, Updates("output").Length);
    }

    [Fact]
    public async Task Train_PoolFile_ChangesTheConductorThatItBeganWith()
    {
        await _pool.TrainAsync("output");

        var begun = await File.ReadAllBytesAsync(
            _pool.PathOf("output/orchestra/cold-start/model.safetensors"), TestContext.Current.CancellationToken);
        var shipped = Path.Combine(PocketOrchestra.ShippedFolder, PocketOrchestra.Learned, "model.safetensors");
        Assert.Equal(await File.ReadAllBytesAsync(shipped, TestContext.Current.CancellationToken), begun);
        Assert.NotEqual(begun, _pool.WeightsOf("output"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_WithTheTrainedConductor_LetsThePoolAnswer(bool isNamedInTheFile)
    {
        await _pool.TrainAsync("output");
        var orchestra = _pool.PathOf("output/orchestra");
        if (isNamedInTheFile)
        {
            _pool.Write("conductor: { kind: learned, orchestra: output/orchestra }");
        }

        var run = await _pool.AskAsync(isNamedInTheFile ? [] : ["--orchestra", orchestra]);

        Assert.Equal(("", ExitCodes.Answered), (run.Error, run.ExitCode));
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("learned", document.RootElement.GetProperty("conductor").GetString());
    }

    [Fact]
    public async Task Train_FromTheConductorsOfATraining_GoesOnLearning()
    {
        await _pool.TrainAsync("first");
        await WriteRecipeAsync($"start: {{ orchestra: {_pool.PathOf("first/orchestra")} }}");

        var run = await _pool.TrainAsync("second");

        Assert.Equal(("", ExitCodes.Answered), (run.Error, run.ExitCode));
        Assert.NotEqual(_pool.WeightsOf("first"), _pool.WeightsOf("second"));
    }

    [Fact]
    public async Task Train_AgainElsewhere_MakesNoCallAndLeadsToTheSameWeights()
    {
        await _pool.TrainAsync("first");
        var calls = _pool.Calls;

        var run = await _pool.TrainAsync("second", "--in-flight", "1");

        Assert.Equal(calls, _pool.Calls);
        Assert.Equal(_pool.WeightsOf("first"), _pool.WeightsOf("second"));
        Assert.Contains("Spent in this training: 0.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_WithoutACache_MakesEachCall()
    {
        await _pool.TrainAsync("first", "--no-cache");
        var calls = _pool.Calls;

        var run = await _pool.TrainAsync("second", "--no-cache");

        Assert.Equal(2 * calls, _pool.Calls);
        Assert.Contains("Answers are not kept", run.Output, StringComparison.Ordinal);
        Assert.Equal(_pool.WeightsOf("first"), _pool.WeightsOf("second"));
    }

    [Fact]
    public async Task Train_Interrupted_LeadsToTheSameWeightsAndPaysNothingTwice()
    {
        await TrainWholeAsync();
        var calls = _pool.Calls;

        foreach (var trigger in new[] { "grpo: step 1 of 4", "grpo: step 3 of 4" })
        {
            var run = await _pool.TrainUntilAsync("output", trigger);
            Assert.Equal(ExitCodes.Interrupted, run.ExitCode);
        }

        await _pool.TrainAsync("output");
        Assert.Equal(_pool.WeightsOf("whole"), _pool.WeightsOf("output"));
        Assert.Equal(2 * calls, _pool.Calls);
        Assert.Equal(SpentIn("whole"), SpentIn("output"));
    }

    [Fact]
    public async Task Train_MoneyRunsOut_StopsWithinItAtAnUpdate()
    {
        var half = (await TrainWholeAsync() / 2) + MostOfACall;

        var run = await _pool.TrainAsync("output", "--max-price", Text(half));

        Assert.Equal(ExitCodes.OverBudget, run.ExitCode);
        Assert.Contains("more than is left of --max-price", run.Error, StringComparison.Ordinal);
        Assert.InRange(SpentIn("output"), 0.000001m, half);
        Assert.True(Updates("output").Length < 4);
    }

    [Fact]
    public async Task Train_NoMoreMoneyAfterwards_CallsNobody()
    {
        await _pool.TrainAsync("output", "--max-price", Text((await TrainWholeAsync() / 2) + MostOfACall));
        var calls = _pool.Calls;

        var run = await _pool.TrainAsync("output", "--max-price", Text(SpentIn("output")));

        Assert.Equal((ExitCodes.OverBudget, calls), (run.ExitCode, _pool.Calls));
    }

    [Fact]
    public async Task Train_MoreMoneyAfterwards_LeadsToTheSameWeightsAtTheSamePrice()
    {
        var enough = await TrainWholeAsync();
        await _pool.TrainAsync("output", "--max-price", Text((enough / 2) + MostOfACall));

        var run = await _pool.TrainAsync("output", "--max-price", "1");

        Assert.Equal(("", ExitCodes.Answered), (run.Error, run.ExitCode));
        Assert.Equal(_pool.WeightsOf("whole"), _pool.WeightsOf("output"));
        Assert.Equal(enough, SpentIn("output"));
    }

    [Fact]
    public async Task Train_DayIsSpent_Stops()
    {
        _pool.Write("budget: { perDay: 0.0001 }");

        var run = await _pool.TrainAsync("output");

        Assert.Equal((ExitCodes.OverBudget, 0L), (run.ExitCode, _pool.Calls));
        Assert.Empty(Updates("output"));
    }

    [Fact]
    public async Task Train_WorkerIsDown_IsNoReward()
    {
        await WriteRecipeAsync("start: { conductor: coldStart }");
        _pool.Facts.Inject(new FakeFault.Status(503));

        var run = await _pool.TrainAsync("output", "--no-cache");

        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        var updates = Updates("output");
        Assert.Contains(updates, update => update["faulted"]!.GetValue<double>() > 0);
        Assert.All(updates, update => Assert.Equal(0, update["reward"]!.GetValue<double>()));
    }

    [Fact]
    public async Task Train_EverybodyIsDown_StopsAndGoesOnWhenTheyAreBack()
    {
        await TrainWholeAsync();
        await _pool.TrainUntilAsync("output", "grpo: step 2 of 4");
        _pool.Facts.Inject(new FakeFault.Status(503));
        _pool.Words.Inject(new FakeFault.Status(503));

        var run = await _pool.TrainAsync("output", "--no-cache");

        Assert.Equal(ExitCodes.NoAnswer, run.ExitCode);
        Assert.Contains("Every workflow of step 2 failed for a fault", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Updates("output").Length);
        _pool.Facts.Recover();
        _pool.Words.Recover();
        await _pool.TrainAsync("output");
        Assert.Equal(_pool.WeightsOf("whole"), _pool.WeightsOf("output"));
    }

    [Fact]
    public async Task Train_CardsThatChanged_AreAnotherRecipe()
    {
        await _pool.TrainAsync("output");
        MeasuredCards.Write(PoolFile.Read(_pool.PoolPath), new Dictionary<string, MeasuredCard>
        {
            ["words"] = new("ollama", "m", [new MeasuredSkill("words", 0.5, 10)]),
        });

        var run = await _pool.TrainAsync("output");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("The recipe has changed since", run.Error, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private static string Text(decimal price) => price.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string?> Folders(string path) =>
        Directory.EnumerateDirectories(path).Select(Path.GetFileName).Order();

    /// <summary>Trains undisturbed, with a cache of its own, and returns what that has cost.</summary>
    private async Task<decimal> TrainWholeAsync()
    {
        await _pool.TrainAsync("whole", "--cache", _pool.PathOf("whole.db"));
        return SpentIn("whole");
    }

    private Task WriteRecipeAsync(string more) => File.WriteAllTextAsync(
        _pool.RecipePath, _pool.RecipeOf(more), TestContext.Current.CancellationToken);

    private decimal SpentIn(string output) =>
        JsonNode.Parse(File.ReadAllText(_pool.PathOf($"{output}/spending.json")))!["spent"]!.GetValue<decimal>();

    private JsonNode[] Updates(string output)
    {
        var path = _pool.PathOf($"{output}/metrics.jsonl");
        return File.Exists(path) ? [.. File.ReadLines(path).Select(line => JsonNode.Parse(line)!)] : [];
    }
}
