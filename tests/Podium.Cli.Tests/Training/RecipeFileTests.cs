using Podium.Cli.CommandLine;
using Podium.Cli.Training.Recipes;
using Podium.Testing;

namespace Podium.Cli.Tests.Training;

public sealed class RecipeFileTests
{
    private const string SecondShape = "hidden: 24, layers: 1, intermediate: 16, heads: 2";

    [Theory]
    [InlineData("version: 1", "version: 2", "1, column 10: this is a recipe of version 2; this Podium reads")]
    [InlineData("version: 1\n", "", "1, column 1: a recipe lacks the field 'version'.")]
    [InlineData("version: 1", "version: one", "1, column 10: 'version' takes a whole number; it is 'one'.")]
    [InlineData("seed: 7", "seed: seven", "3, column 7: 'seed' takes a whole number; it is 'seven'.")]
    [InlineData("seed: 7", "seed: '7'", "3, column 7: 'seed' takes a whole number; it is the text '7'.")]
    [InlineData("seed: 7", "seed: [7]", "3, column 7: 'seed' takes a whole number, not a list or fields.")]
    [InlineData("seed: 7", "seed: 7\nsede: 8", "4, column 1: a recipe has no field 'sede'; did you mean 'seed'?")]
    [InlineData("seed: 7", "seed: 7\nseed: 8", "4, column 1: 'seed' stands here twice, first in line 3; leave out")]
    [InlineData("seed: 7", "seed: [", "3, column 7: this is not YAML from here on; a bracket or a quote may not be")]
    [InlineData("seed: 7", "seed: \"7", "this is not YAML: ")]
    [InlineData("seed: 7", "seed: [[[[[[[[[[[[[[[[[[7]]]]]]]]]]]]]]]]]]", "no recipe is nested this deep.")]
    [InlineData("steps: 5", "stepz: 5", "9, column 13: 'plan' has no field 'stepz'; did you mean 'steps'? It has")]
    [InlineData("batch: 2", "batch: 0", "9, column 30: 'batch' takes a whole number from 1 to 65536; it is '0'.")]
    [InlineData("batch: 2", "batch: 2.5", "9, column 30: 'batch' takes a whole number from 1 to 65536; it is '2.5'.")]
    [InlineData("Rate: 0.003", "Rate: 3", "9, column 47: 'learningRate' takes a number from 0 to 1; it is '3'.")]
    [InlineData("Rate: 0.003", "Rate: NaN", "9, column 47: 'learningRate' takes a number from 0 to 1; it is 'NaN'.")]
    [InlineData("Letters: true", "Letters: yes", "13, column 19: 'readsLetters' takes true or false; it is 'yes'.")]
    [InlineData("name: tiny", "name: ../tiny", "2, column 7: '../tiny' is no name; ")]
    [InlineData("name: words", "name: facts", "10, column 11: two workers are called 'facts'; give each its own name.")]
    [InlineData("name: words", "name: grpo", "10, column 11: 'grpo' is the name of a stage; give the worker another.")]
    [InlineData("name: words", "name: Words", "10, column 11: 'Words' is no name; ")]
    [InlineData("skill: words", "skill: verse", "12, column 12: there is no skill 'verse'; there are facts, words, ")]
    [InlineData("    summary: Counts letters.\n", "", "10, column 5: an item of 'workers' lacks the field 'summary'.")]
    [InlineData("Counts letters.", "''", "11, column 14: 'summary' takes a text that is not empty; it is the text ''.")]
    [InlineData("hidden: 24", "hidden: 25", "18, column 22: 'hidden' must be a multiple of 4, twice the")]
    [InlineData(
        SecondShape,
        "hidden: 20, layers: 1, intermediate: 16, heads: 5",
        "18, column 62: 'heads' must be 1, 3 or an even number; it is 5.")]
    [InlineData("cards:\n  problems: 1", "cards: 1", "26, column 8: 'cards' is a mapping of fields such as 'problems")]
    [InlineData("workers:\n", "workers: {}\nworker:\n", "4, column 10: 'workers' is a list of at least one item")]
    [InlineData("priceScale: 0.0005", "priceScale: 0", "36, column 15: 'priceScale' must be above 0.")]
    [InlineData("groups: 2", "entropyUntil: 0.3", "33, column 17: 'entropyUntil' must be above 'entropyFrom', so that")]
    [InlineData("groups: 2", "showAllUntil: 0.6", "33, column 17: 'showAllUntil' must be at most 'forceLengthsUntil'")]
    [InlineData("  priceScale: 0.0005\n", "", "32, column 3: 'grpo' lacks the field 'priceScale'.")]
    [InlineData("groupSize: 2", "seed: 2", "34, column 3: 'grpo' has no field 'seed'; it has steps, groups,")]
    public void Read_BadRecipe_SaysWhatIsWrongAndWhere(string right, string wrong, string sentence)
    {
        var place = TinyRecipe.Text.IndexOf(right, StringComparison.Ordinal);
        var text = TinyRecipe.Text[..place] + wrong + TinyRecipe.Text[(place + right.Length)..];
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("bad.yaml");
        File.WriteAllText(file, text);

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(file));

        Assert.StartsWith($"{file}, line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1, column 1: a recipe is one YAML document; this file has 0.")]
    [InlineData("- 1\n", "line 1, column 1: a recipe is a mapping of fields such as 'version: ...'.")]
    [InlineData("\xff", "is no recipe: it is not UTF-8 text.")]
    public void Read_FileThatIsNoRecipe_SaysSo(string text, string sentence)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("bad.yaml");
        File.WriteAllBytes(file, System.Text.Encoding.Latin1.GetBytes(text));

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(file));

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/podium-nowhere/pocket.yaml", "There is no recipe '/podium-nowhere/pocket.yaml'.")]
    [InlineData("/", "'/' is a folder; a recipe is a YAML file.")]
    public void Read_NoFile_SaysSo(string path, string sentence)
    {
        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(path));

        Assert.Equal(sentence, error.Message);
    }

    [Fact]
    public void Read_FieldsLeftOut_KeepTheirDefaults()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("tiny.yaml");
        File.WriteAllText(file, TinyRecipe.Text.Replace("  groups: 2\n", "", StringComparison.Ordinal));

        var recipe = RecipeFile.Read(file);

        Assert.Equal(32, recipe.Grpo!.Groups);
        Assert.Equal(2, recipe.Grpo.GroupSize);
        Assert.Equal(0.0005m, recipe.Grpo.PriceScale);
        Assert.Equal("", recipe.Workers[2].Skill);
        Assert.True(recipe.Workers[1].ReadsLetters);
    }

    [Fact]
    public void Read_ShippedRecipes_AreRight()
    {
        var recipes = Directory.GetFiles(RepositoryRoot.PathOf("recipes"), "*.yaml");

        Assert.NotEmpty(recipes);
        Assert.All(recipes, file => Assert.Equal(Path.GetFileNameWithoutExtension(file), RecipeFile.Read(file).Name));
    }
}
