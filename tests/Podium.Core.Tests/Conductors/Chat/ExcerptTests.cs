using System.Text;
using Podium.Core.Conductors.Chat;
using Podium.Core.Tests.Execution;

namespace Podium.Core.Tests.Conductors.Chat;

public sealed class ExcerptTests
{
    [Fact]
    public void Of_ShortText_IsUnchanged() => Assert.Equal("short", Excerpt.Of("short", Excerpt.LeastBytes));

    [Fact]
    public void Of_RandomTexts_FitsAndCutsTheMiddleAlone()
    {
        var random = new Random(6);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 60).Select(_ => HostileText.Next(random)));
            var most = random.Next(Excerpt.LeastBytes, 1000);

            var excerpt = Excerpt.Of(text, most);

            Assert.InRange(Encoding.UTF8.GetByteCount(excerpt), 0, most);
            var parts = excerpt.Split(" characters are left out here …)\n");
            var head = parts[0][..parts[0].LastIndexOf(parts.Length == 1 ? "" : "\n(… ", StringComparison.Ordinal)];
            Assert.StartsWith(head, text, StringComparison.Ordinal);
            Assert.EndsWith(parts[^1], text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_PairsOfSurrogates_AreNotTornApart()
    {
        var text = string.Concat(Enumerable.Repeat("\ud83d\ude00", 500));

        for (var most = Excerpt.LeastBytes; most < 300; most++)
        {
            Assert.DoesNotContain(Excerpt.Of(text, most).EnumerateRunes(), rune => rune == Rune.ReplacementChar);
        }
    }
}
