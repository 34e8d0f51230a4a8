using System.Text.Json;
using Podium.Neural.Tokenization;

namespace Podium.Neural.Tests.Tokenization;

public sealed class CanonicalCompositionTests
{
    [Fact]
    public void Compose_RandomMarksAndSyllables_AgreesWithTheReference()
    {
        using var fixture = JsonDocument.Parse(File.ReadAllBytes(Fixture.PathOf("normal-form-c.json")));
        var cases = fixture.RootElement.GetProperty("cases").EnumerateArray().ToArray();

        foreach (var pair in cases)
        {
            var actual = CanonicalComposition.Compose(pair[0].GetString()!).ToString();

            Assert.Equal(Escape(pair[1].GetString()!), Escape(actual));
            Assert.Equal(actual, CanonicalComposition.Compose(actual).ToString());
        }

        Assert.Equal(1500, cases.Length);
    }

    [Fact]
    public void Compose_ManyMarksOnOneLetter_FinishesInOrder()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\u0301\u0327", 50_000));

        var composed = CanonicalComposition.Compose(text).ToString();

        Assert.StartsWith("\u00E1\u0327\u0327", composed, StringComparison.Ordinal);
        Assert.Equal(100_000, composed.Length);
    }

    private static string Escape(string text) => string.Join(' ', text.Select(character => $"{(int)character:X4}"));
}
