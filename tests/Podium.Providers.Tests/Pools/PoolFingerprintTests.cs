using Podium.Providers.Pools;
using Podium.Testing;

namespace Podium.Providers.Tests.Pools;

public sealed class PoolFingerprintTests
{
    private const string Pool =
        """
        version: 1
        workers:
          first: { service: openai, model: m, key: env:A, summary: Good., outputTokens: 100 }
          second: { service: vllm, model: n, price: { input: 1, output: 2 } }
        question: never
        """;

    [Theory]
    [InlineData("model: m", "model: other", true)]
    [InlineData("service: vllm", "service: sglang", true)]
    [InlineData("summary: Good.", "summary: Better.", true)]
    [InlineData("outputTokens: 100", "outputTokens: 101", true)]
    [InlineData("output: 2", "output: 3", true)]
    [InlineData("second:", "other:", true)]
    [InlineData("question: never", "question: always", true)]
    [InlineData("model: n", "model: n, temperature: 1", true)]
    [InlineData("model: n", "model: n, contextTokens: 500", true)]
    [InlineData("key: env:A", "key: env:B", false)]
    [InlineData("model: n", "model: n, calls: { attempts: 2 }", false)]
    [InlineData("question: never", "question: never\nbudget: { perRun: 1 }", false)]
    [InlineData("question: never", "question: never\nconductor: { kind: single }", false)]
    public void Of_SomethingElse_DiffersWhereAnswersOrCardsMay(string before, string after, bool differs)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("podium.yaml");

        var first = PoolFingerprint.Of(PoolFile.Parse(Pool, path));
        var second = PoolFingerprint.Of(PoolFile.Parse(Pool.Replace(before, after, StringComparison.Ordinal), path));

        Assert.Equal(differs, first != second);
    }

    [Theory]
    [InlineData("\"inputPerMillion\": 8.0", "\"inputPerMillion\": 9.0", true)]
    [InlineData("\"inputPerMillion\": 16.0", "\"inputPerMillion\": 17.0", true)]
    [InlineData("\"aboveTokens\": 272000", "\"aboveTokens\": 270000", true)]
    [InlineData("\"outputTokens\": 128000", "\"outputTokens\": 128001", false)]
    [InlineData("\"model\": \"gpt-6.2-sol\"", "\"model\": \"another\"", false)]
    public void Of_ListOfOtherPrices_DiffersFromTheBuiltInWhereCardsDo(string before, string after, bool differs)
    {
        using var folder = new TemporaryFolder();
        var pool = Pool.Replace("model: m", "model: gpt-6.2-astra", StringComparison.Ordinal);
        var list = File.ReadAllText(RepositoryRoot.PathOf("src/Podium.Providers/Prices/prices.json"));
        var place = list.IndexOf(before, StringComparison.Ordinal);
        File.WriteAllText(folder.PathOf("prices.json"), list[..place] + after + list[(place + before.Length)..]);

        var builtIn = PoolFingerprint.Of(PoolFile.Parse(pool, folder.PathOf("podium.yaml")));
        var other = PoolFingerprint.Of(PoolFile.Parse($"{pool}\nprices: prices.json", folder.PathOf("podium.yaml")));

        Assert.Equal(differs, builtIn != other);
    }

    [Fact]
    public void Of_CardsAnew_Differs()
    {
        using var folder = new TemporaryFolder();
        var file = PoolFile.Parse(Pool, folder.PathOf("podium.yaml"));
        var before = PoolFingerprint.Of(file);

        MeasuredCards.Write(file, new Dictionary<string, MeasuredCard>
        {
            ["first"] = new("openai", "m", [new MeasuredSkill("words", 0.5, 10)]) { MeanPrice = 3 },
        });

        Assert.NotEqual(before, PoolFingerprint.Of(file));
        Assert.Equal(3, MeasuredCards.Of(file).MeanPriceOf("first", file.Document.Workers["first"]));
        Assert.Null(MeasuredCards.Of(file).MeanPriceOf("second", file.Document.Workers["second"]));
    }
}
