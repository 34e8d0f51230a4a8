using Podium.Core.Workers;
using Podium.Providers.Pools;
using Podium.Testing;

namespace Podium.Providers.Tests.Pools;

public sealed class MeasuredCardsTests
{
    private const string Pool =
        """
        version: 1
        workers:
          one: { service: ollama, model: small }
          two: { service: ollama, model: large }
        """;

    private static readonly MeasuredCard Card =
        new("ollama", "small", [new MeasuredSkill("sums", 0.75, 8) { Low = 0.4, High = 0.9 }])
        {
            MeanPrice = 0.001m,
            MedianTime = TimeSpan.FromSeconds(1.5),
            HighTime = TimeSpan.FromSeconds(4),
            MeasuredAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        };

    [Fact]
    public void Write_Card_IsWhatTheConductorSees()
    {
        using var folder = new TemporaryFolder();
        var file = PoolFile.Parse(Pool, folder.PathOf("podium.yaml"));

        MeasuredCards.Write(file, new Dictionary<string, MeasuredCard> { ["one"] = Card });

        var skills = MeasuredCards.Of(file).SkillsOf("one", file.Document.Workers["one"]);
        Assert.Equal(new SkillAccuracy("sums", 0.75, 8), Assert.Single(skills));
    }

    [Fact]
    public void Write_CardOfAnotherWorker_LeavesTheFirstOnes()
    {
        using var folder = new TemporaryFolder();
        var file = PoolFile.Parse(Pool, folder.PathOf("podium.yaml"));
        MeasuredCards.Write(file, new Dictionary<string, MeasuredCard> { ["one"] = Card });

        MeasuredCards.Write(file, new Dictionary<string, MeasuredCard> { ["two"] = Card with { Model = "large" } });

        var cards = MeasuredCards.Of(file);
        Assert.All(file.Document.Workers, worker => Assert.Single(cards.SkillsOf(worker.Key, worker.Value)));
    }

    [Fact]
    public void SkillsOf_AnotherModelThanTheMeasuredOne_AreNone()
    {
        using var folder = new TemporaryFolder();
        var file = PoolFile.Parse(Pool, folder.PathOf("podium.yaml"));
        MeasuredCards.Write(file, new Dictionary<string, MeasuredCard> { ["two"] = Card });

        var skills = MeasuredCards.Of(file).SkillsOf("two", file.Document.Workers["two"]);

        Assert.Empty(skills);
    }

    [Fact]
    public void Of_CardsOfTheFirstForm_AreRead()
    {
        using var folder = new TemporaryFolder();
        var file = PoolFile.Parse(Pool, folder.PathOf("podium.yaml"));
        File.WriteAllText(
            MeasuredCards.PathFor(file),
            """
            {
              "version": 1,
              "workers": {
                "one": {
                  "service": "ollama", "model": "small",
                  "skills": [{ "skill": "sums", "accuracy": 0.5, "problems": 4 }]
                }
              }
            }
            """);

        var skills = MeasuredCards.Of(file).SkillsOf("one", file.Document.Workers["one"]);

        Assert.Equal(new SkillAccuracy("sums", 0.5, 4), Assert.Single(skills));
    }
}
