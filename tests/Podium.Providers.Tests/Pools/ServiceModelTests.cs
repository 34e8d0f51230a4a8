using Podium.Providers.Pools;
using Podium.Testing;

namespace Podium.Providers.Tests.Pools;

public sealed class ServiceModelTests
{
    private static readonly PoolSurroundings Surroundings = new() { Environment = _ => "key" };

    [Fact]
    public void Open_SecondModelOfAPool_ReadsThePriceListNoMore()
    {
        using var folder = new TemporaryFolder();
        var prices = folder.PathOf("prices.json");
        File.WriteAllText(
            prices,
            """
            {
              "version": 1, "currency": "USD", "asOf": "2026-01-01", "models": [{
                "service": "openai", "model": "m", "inputPerMillion": 7, "outputPerMillion": 8,
                "asOf": "2026-01-01", "source": "made up" }]
            }
            """);
        var file = PoolFile.Parse(
            $"version: 1\nprices: '{prices}'\nworkers:\n  w: {{ service: openai, model: m }}\n",
            folder.PathOf("podium.yaml"));
        using var first = Open(file);

        File.Delete(prices);
        using var second = Open(file);

        Assert.Equal((7m, 7m), (PriceOf(first), PriceOf(second)));
    }

    [Theory]
    [InlineData("temperature: 0.5", true)]
    [InlineData("endpoint: 'http://localhost:1/v1'", true)]
    [InlineData("outputTokens: 100", true)]
    [InlineData("extraBody: '{}'", true)]
    [InlineData("price: { input: 1, output: 1 }", false)]
    [InlineData("contextTokens: 1000", false)]
    [InlineData("summary: Another.", false)]
    public void Settings_FieldOfTheEntryChanged_DifferWhereAnswersMay(string field, bool expected)
    {
        using var before = Open(Parse(""));

        using var after = Open(Parse(", " + field));

        Assert.Equal(expected, before.Settings != after.Settings);
    }

    private static PoolFile Parse(string field) => PoolFile.Parse(
        $"version: 1\nworkers:\n  w: {{ service: ollama, model: m{field} }}\n", "podium.yaml");

    private static ServiceModel Open(PoolFile file) =>
        ServiceModel.Open(file, "w", file.Document.Workers["w"], Surroundings);

    private static decimal PriceOf(ServiceModel model) => model.Worker.Card.Price.InputPerMillion;
}
