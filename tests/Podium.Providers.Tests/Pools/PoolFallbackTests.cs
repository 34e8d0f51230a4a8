using Podium.Providers.Pools;
using Podium.Testing;

namespace Podium.Providers.Tests.Pools;

public sealed class PoolFallbackTests
{
    [Theory]
    [InlineData("", "single:two", true)]
    [InlineData("conductor: { kind: paper }", "single:two", true)]
    [InlineData("conductor: { kind: chat, fallback: one }", "single:one", false)]
    [InlineData("conductor: { kind: chat, fallback: 'vote:3:one' }", "vote:3:one", false)]
    [InlineData("conductor: { kind: learned }", null, false)]
    [InlineData("conductor: { kind: single }", null, false)]
    public void Of_MeasuredPool_IsWhatTheFileNamesElseTheBestWorker(string conductor, string? expected, bool isByCards)
    {
        using var folder = new TemporaryFolder();
        var file = Pool(folder, conductor);
        MeasuredCards.Write(file, new Dictionary<string, MeasuredCard>
        {
            ["one"] = Card("small", 0.9, 0.1),
            ["two"] = Card("large", 0.6, 0.8),
            ["three"] = Card("another model than it has now", 1, 1),
        });

        var fallback = PoolFallback.Of(file);

        Assert.Equal((expected, isByCards), (fallback?.Spelling, fallback?.IsChosenByCards ?? false));
    }

    [Fact]
    public void Of_NothingMeasuredAndNothingNamed_IsNobody()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(PoolFallback.Of(Pool(folder, "conductor: { kind: chat }")));
    }

    [Fact]
    public void Of_CardsAreNotThere_SaysWhere()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InvalidDataException>(() => PoolFallback.Of(Pool(folder, "cards: nowhere.json")));

        Assert.Contains("podium.yaml, line 6", error.Message, StringComparison.Ordinal);
    }

    private static PoolFile Pool(TemporaryFolder folder, string rest) => PoolFile.Parse(
        $$"""
        version: 1
        workers:
          one: { service: ollama, model: small }
          two: { service: ollama, model: large }
          three: { service: ollama, model: huge }
        {{rest}}
        """,
        folder.PathOf("podium.yaml"));

    private static MeasuredCard Card(string model, double first, double second) =>
        new("ollama", model, [new MeasuredSkill("sums", first, 8), new MeasuredSkill("words", second, 8)]);
}
