using System.Text.Json.Nodes;
using Podium.Cli.Training.Recipes;
using Podium.Configuration;

namespace Podium.Cli.Tests.Training;

public sealed class RecipeSchemaTests
{
    private static readonly JsonObject Schema =
        JsonSchema.Of<TrainingRecipe>(RecipeReader.Kind, new XmlSummaries().Of);

    [Fact]
    public void Of_Recipe_DescribesEveryField()
    {
        var fields = Schema["$defs"]!.AsObject().Select(one => one.Value!).Append(Schema)
            .SelectMany(record => record["properties"]!.AsObject())
            .ToArray();

        Assert.Contains(fields, field => field.Key == "entropyUntil");
        Assert.All(fields, field => Assert.NotEmpty((string)field.Value!["description"]!));
    }

    [Fact]
    public void Of_Recipe_HasNoSeedOfARun()
    {
        var grpo = Schema["$defs"]!["grpoOptions"]!["properties"]!.AsObject();

        Assert.True(grpo.ContainsKey("priceScale"));
        Assert.False(grpo.ContainsKey("seed"));
    }
}
