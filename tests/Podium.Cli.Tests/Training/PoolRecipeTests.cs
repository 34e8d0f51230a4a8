using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Neural.Kernels;
using Podium.Neural.Weights;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;
using Podium.Testing;

namespace Podium.Cli.Tests.Training;

/// <summary>Recipes that train a conductor for the workers of an orchestra.</summary>
[Collection(TrainedFolderSharing.Name)]
public sealed class PoolRecipeTests(TrainedFolder trained)
{
    /// <summary>What stands in folders of trainings that were begun with an earlier version.</summary>
    private static readonly string[] KnownFingerprints =
    [
        "tokenizers 1dc76fcb878545fc",
        "facts 60d994855ee4ca08",
        "words b7181e6072e7c64a",
        "generalist 07887b6c5db7f934",
        "unseen-facts 34daa3ed930c64a4",
        "cards 517284064541412e",
        "unseen-cards 7b75cb8230e6ab5f",
        "cold-start fd3f140062028077",
        "grpo f057373569d2ac6e",
        "orchestra b30fa08d116c9afd",
    ];

    private string Pool => Path.Combine(trained.Output, "orchestra");

    [Fact]
    public async Task Train_PoolOfAFolder_LeadsToTheConductorsThatItsOwnRecipeDoes()
    {
        using var folder = new TemporaryFolder();
        var recipe = Write(folder, TinyRecipe.WithPool(Pool));
        var output = folder.PathOf("output");

        var run = await CommandRun.OfAsync("train", recipe, "--output", output, "--threads", "1");

        Assert.Equal("", run.Error);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Assert.Equal(PackedFiles(Pool), PackedFiles(Path.Combine(output, "orchestra")));
        Assert.False(Directory.Exists(Path.Combine(output, "workers")));
        Assert.Contains("unseen-cards: step 1 of 1", run.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(
            Path.Combine(output, "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("Counts letters.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_PoolInterrupted_LeadsToTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var recipe = Write(folder, TinyRecipe.WithPool(Pool));
        var output = folder.PathOf("output");
        string[] arguments = ["train", recipe, "--output", output, "--threads", "1"];

        foreach (var interruption in new[] { "cards: step 2 of 3", "grpo: step 2 of 4", "orchestra: step 2 of 6" })
        {
            using var source = new CancellationTokenSource();
            var code = await TrainedFolder.TrainUntilAsync(interruption, source.Cancel, source.Token, arguments);
            Assert.Equal(ExitCodes.Interrupted, code);
        }

        await CommandRun.OfAsync(arguments);
        Assert.Equal(PackedFiles(Pool), PackedFiles(Path.Combine(output, "orchestra")));
    }

    [Fact]
    public async Task Train_PoolAndNoColdStart_BeginsAsItsConductorDid()
    {
        using var folder = new TemporaryFolder();
        var text = TinyRecipe.WithPool(Pool);
        var recipe = Write(folder, text.Remove(text.IndexOf("coldStart:", StringComparison.Ordinal))
            + text[text.IndexOf("grpo:", StringComparison.Ordinal)..]);
        var output = folder.PathOf("output");

        var run = await CommandRun.OfAsync("train", recipe, "--output", output, "--threads", "1");

        Assert.Equal("", run.Error);
        Assert.Contains("cold-start: step 1 of 1", run.Output, StringComparison.Ordinal);
        var weights = Path.Combine("cold-start", "model.safetensors");
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(Pool, weights), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(
                Path.Combine(output, "orchestra", weights), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Train_RoundsAlone_TakesTheConductorOfThePoolAndChangesIt()
    {
        using var folder = new TemporaryFolder();
        var recipe = Write(folder, TinyRecipe.RoundsOf(Pool));
        var output = folder.PathOf("output");

        var run = await CommandRun.OfAsync("train", recipe, "--output", output, "--threads", "1");

        Assert.Equal("", run.Error);
        Assert.Contains("grpo: step 1 of 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("recursion: step 2 of 2", run.Output, StringComparison.Ordinal);
        var learned = OrchestraReader.Open(Pool).LoadConductor(PocketOrchestra.Learned);
        ModelFolder.Save(folder.PathOf("learned"), learned, WeightFormat.Float32);
        Assert.Equal(
            await ReadWeightsAsync(folder.PathOf("learned")), await ReadWeightsAsync(Path.Combine(output, "grpo")));
        Assert.NotEqual(
            await ReadWeightsAsync(Path.Combine(Pool, PocketOrchestra.Learned)),
            await ReadWeightsAsync(Path.Combine(output, "orchestra", PocketOrchestra.Learned)));
        var page = await File.ReadAllTextAsync(
            Path.Combine(output, "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("2 updates of the conductor by reward", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_RoundsAlone_GoOnFromTheConductorAndNotFromItsColdStart()
    {
        using var folder = new TemporaryFolder();

        var plans = StageList.Of(RecipeFile.Read(Write(folder, TinyRecipe.RoundsOf(Pool))))
            .ToDictionary(stage => stage.Plan.Name, stage => stage.Plan);

        Assert.Contains(plans["grpo"], plans["recursion"].Needs);
        Assert.DoesNotContain(plans["cold-start"], plans["recursion"].Needs);
        Assert.Contains(plans["recursion"], plans["orchestra"].Needs);
    }

    [Fact]
    public void Read_RoundsOfAColdStart_SaysWhatIsWrongAndWhere()
    {
        using var folder = new TemporaryFolder();
        const string ColdStart = "coldStart: { shape: { hidden: 16, layers: 1, intermediate: 16, heads: 2 }, "
            + "plan: { steps: 4, batch: 2, learningRate: 0.002, warmUpSteps: 1 } }\nrecursion:";
        var text = TinyRecipe.RoundsOf("shipped").Replace("recursion:", ColdStart, StringComparison.Ordinal);
        var file = Write(folder, text);

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(file));

        Assert.StartsWith(
            $"{file}, line 5, column 12: without 'grpo' it is the pool's conductor that goes on learning;",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RoundsOfNoPool_SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        var rounds = TinyRecipe.RoundsOf("shipped");
        var text = TinyRecipe.Text[..TinyRecipe.Text.IndexOf("grpo:", StringComparison.Ordinal)]
            + rounds[rounds.IndexOf("recursion:", StringComparison.Ordinal)..];
        var file = Write(folder, text);

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(file));

        Assert.StartsWith(
            $"{file}, line 1, column 1: a recipe lacks the field 'grpo'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PoolAndNothingToLearn_SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        var file = Write(folder, "version: 1\nname: tiny\nseed: 7\npool: shipped\n");

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(file));

        Assert.StartsWith(
            $"{file}, line 1, column 1: a recipe lacks the field 'grpo'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_PoolWhoseWeightsAreOthers_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var pool = Copy(folder);
        var weights = Path.Combine(pool, "words", "model.safetensors");
        var bytes = await File.ReadAllBytesAsync(weights, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(weights, bytes, TestContext.Current.CancellationToken);
        var recipe = Write(folder, TinyRecipe.WithPool(pool));

        var run = await CommandRun.OfAsync("train", recipe, "--output", folder.PathOf("output"));

        Assert.Contains("these are not the weights that orchestra.json lists", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Theory]
    [InlineData("orchestra.json")]
    [InlineData("learned/tokenizer.json")]
    [InlineData("facts/config.json")]
    public void Stages_PoolThatChanged_AreOthers(string file)
    {
        using var folder = new TemporaryFolder();
        var pool = Copy(folder);
        var recipe = RecipeFile.Read(Write(folder, TinyRecipe.WithPool(pool)));
        var before = Fingerprints(recipe);

        File.AppendAllText(Path.Combine(pool, file), "\n");

        Assert.Equal(
            ["tokenizers", "cards", "unseen-cards", "cold-start", "grpo", "orchestra"], before.Select(one => one.Name));
        Assert.All(
            before.Zip(Fingerprints(recipe)),
            pair => Assert.NotEqual(pair.First.Fingerprint, pair.Second.Fingerprint));
    }

    [Fact]
    public void Stages_RecipeWithoutAPool_KeepTheFingerprintsThatTheyHad()
    {
        var stages = StageList.Of(RecipeFile.Read(trained.Recipe));

        Assert.Equal(
            KnownFingerprints, stages.Select(stage => $"{stage.Plan.Name} {stage.Plan.Fingerprint[..16]}"));
    }

    [Theory]
    [InlineData("pool: shipped", "", "1, column 1: a recipe lacks the field 'workers', and has no 'pool'.")]
    [InlineData("pool: shipped", "pool: ''", "4, column 7: 'pool' takes 'shipped', the folder of an orchestra or a")]
    [InlineData("pool: shipped", "pool: nowhere", "4, column 7: 'pool' takes 'shipped', the folder of an orchestra or")]
    [InlineData("pool: shipped", "pool: [shipped]", "4, column 7: 'pool' takes a text, not a list")]
    [InlineData(
        "pool: shipped",
        "pool: shipped\ncards: { problems: 1 }",
        "4, column 7: 'pool' brings workers and cards; leave out either it or 'cards'.")]
    [InlineData(
        "pool: shipped",
        "pool: shipped\nunseenWorkers: [{ name: facts, summary: Knows. }]",
        "4, column 7: 'pool' brings workers and cards; leave out either it or 'unseenWorkers'.")]
    [InlineData(
        "pool: shipped",
        "pool: shipped\nworkers: [{ name: facts, summary: Knows. }]",
        "4, column 7: 'pool' brings workers and cards; leave out either it or 'workers'.")]
    [InlineData(
        "pool: shipped",
        "workers: [{ name: facts, summary: Knows. }]",
        "1, column 1: a recipe lacks the field 'cards', and has no 'pool'.")]
    public void Read_NotOneOfPoolAndWorkers_SaysWhatIsWrongAndWhere(string right, string wrong, string sentence)
    {
        using var folder = new TemporaryFolder();
        var text = TinyRecipe.WithPool("shipped").Replace(right, wrong, StringComparison.Ordinal);
        var file = Write(folder, text);

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(file));

        Assert.StartsWith($"{file}, line {sentence}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ShippedPool_HasTheShippedWorkersAndTheUnseenOnes()
    {
        using var folder = new TemporaryFolder();
        using var team = new ThreadTeam(1);
        var shipped = PocketOrchestra.Open(PocketOrchestra.ShippedFolder, team);

        var stages = StageList.Of(RecipeFile.Read(Write(folder, TinyRecipe.WithPool("shipped"))));

        Assert.Equal(shipped.Pool.Workers.Count, stages[1].Plan.Steps);
        Assert.Equal(shipped.Unseen.Count, stages[2].Plan.Steps);
    }

    private static string Write(TemporaryFolder folder, string text)
    {
        var file = folder.PathOf("pool.yaml");
        File.WriteAllText(file, text);
        return file;
    }

    private static Task<byte[]> ReadWeightsAsync(string folder) =>
        File.ReadAllBytesAsync(Path.Combine(folder, "model.safetensors"), TestContext.Current.CancellationToken);

    private string Copy(TemporaryFolder folder)
    {
        var copy = folder.PathOf("pool");
        foreach (var file in Directory.EnumerateFiles(Pool, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Pool, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>The files of an orchestra but the mark, which names the recipe that led to it.</summary>
    private static IEnumerable<KeyValuePair<string, string>> PackedFiles(string orchestra) => TrainedFolder
        .Files(orchestra)
        .Where(file => file.Key != StageMark.FileName)
        .OrderBy(file => file.Key, StringComparer.Ordinal);

    private static (string Name, string Fingerprint)[] Fingerprints(TrainingRecipe recipe) =>
        [.. StageList.Of(recipe).Select(stage => (stage.Plan.Name, stage.Plan.Fingerprint))];
}
