using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Training.Recipes;
using Podium.Testing;

namespace Podium.Cli.Tests.Training.Services;

/// <summary>What recipes and options for the real models of a pool's file may not say.</summary>
public sealed class ServiceRecipeTests
{
    [Theory]
    [InlineData("problems: PROBLEMS", "", "4, column 7: what the workers of a pool's file are to be asked")]
    [InlineData("MORE", "start: { orchestra: nowhere }", "6, column 21: 'orchestra' takes 'shipped' or the folder of")]
    [InlineData("MORE", "start: { conductor: cold }", "6, column 21: 'conductor' takes learned or coldStart")]
    [InlineData("MORE", "services: { samples: 0 }", "6, column 22: 'samples' takes a whole number from 1 to 1000000")]
    [InlineData("MORE", "services: { grader: good }", "6, column 21: 'grader' takes reference, exact or number")]
    [InlineData("MORE", "services: { grader: number }", "6, column 21: 'number' cannot judge a problem of ")]
    [InlineData("MORE", "cards: { problems: 1 }", "4, column 7: 'pool' brings workers and cards")]
    [InlineData("pool: POOL", "pool: shipped\nservices: {}", "5, column 11: this is for recipes whose 'pool' is a")]
    [InlineData("pool: POOL", "pool: shipped\nstart: {}", "5, column 8: this is for recipes whose 'pool' is a pool's")]
    public async Task Read_WrongForAPoolFile_SaysWhatIsWrongAndWhere(string right, string wrong, string sentence)
    {
        await using var pool = await ServedPool.StartAsync();
        var recipe = pool.RecipeOf("MORE")
            .Replace(pool.PoolPath, "POOL", StringComparison.Ordinal)
            .Replace(pool.PathOf("problems.jsonl"), "PROBLEMS", StringComparison.Ordinal)
            .Replace(right, wrong, StringComparison.Ordinal)
            .Replace("MORE\n", "", StringComparison.Ordinal)
            .Replace("POOL", pool.PoolPath, StringComparison.Ordinal)
            .Replace("PROBLEMS", pool.PathOf("problems.jsonl"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(pool.RecipePath, recipe, TestContext.Current.CancellationToken);

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(pool.RecipePath));

        Assert.StartsWith($"{pool.RecipePath}, line {sentence}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_PoolFileThatIsWrong_NamesBothPlaces()
    {
        await using var pool = await ServedPool.StartAsync();
        await File.WriteAllTextAsync(
            pool.PoolPath, "version: 1\nworkers: { a: { service: nobody, model: m } }\n", CancellationToken.None);

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(pool.RecipePath));

        Assert.StartsWith($"{pool.RecipePath}, line 4, column 7: 'pool' takes", error.Message);
        Assert.Contains($"{pool.PoolPath}, line 2, column 26: there is no service", error.Message);
    }

    [Fact]
    public async Task Read_NobodyWasMeasured_SaysHowToMeasure()
    {
        await using var pool = await ServedPool.StartAsync();
        File.Delete(pool.PathOf("podium.cards.json"));

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(pool.RecipePath));

        Assert.StartsWith(
            $"{pool.RecipePath}, line 4, column 7: no worker of '{pool.PoolPath}' was measured",
            error.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--max-price", "1")]
    [InlineData("--in-flight", "2")]
    [InlineData("--cache", "answers.db")]
    [InlineData("--no-cache")]
    public async Task Train_OptionOfAPoolFileForOthers_IsRefused(params string[] option)
    {
        using var folder = new TemporaryFolder();
        var recipe = folder.PathOf("pool.yaml");
        await File.WriteAllTextAsync(recipe, TinyRecipe.WithPool("shipped"), TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync(["train", recipe, "--output", folder.PathOf("output"), .. option]);

        Assert.StartsWith($"podium: {option[0]} is for recipes whose 'pool'", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.False(Directory.Exists(folder.PathOf("output")));
    }

    [Theory]
    [InlineData("--max-price takes a price of 0 or more", "--max-price", "-1")]
    [InlineData("--in-flight takes a whole number from 1 to 100000", "--in-flight", "0")]
    [InlineData("Give --cache or --no-cache, not both.", "--cache", "a.db", "--no-cache")]
    public async Task Train_WrongOption_IsRefusedBeforeAnyCall(string sentence, params string[] options)
    {
        await using var pool = await ServedPool.StartAsync();

        var run = await pool.TrainAsync("output", options);

        Assert.Equal((ExitCodes.BadInput, 0L), (run.ExitCode, pool.Calls));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ConductorsAlone_SaysThatWorkersAreMissing()
    {
        await using var pool = await ServedPool.StartAsync();
        await pool.TrainAsync("output");

        var run = await pool.RunAsync("ask", "--orchestra", pool.PathOf("output/orchestra"), "What?");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("conductors and no workers", run.Error, StringComparison.Ordinal);
    }
}
