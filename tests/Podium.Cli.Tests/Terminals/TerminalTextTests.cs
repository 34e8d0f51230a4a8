using Podium.Cli.Terminals;

namespace Podium.Cli.Tests.Terminals;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("two\nlines", "two\nlines")]
    [InlineData("two\r\nlines", "two\nlines")]
    [InlineData("over\rwritten", "over\nwritten")]
    [InlineData("a\tb", "a    b")]
    [InlineData("naïve 日本 😀", "naïve 日本 😀")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b[2J\u001b[H", "")]
    [InlineData("\u001b]0;title\u0007shown", "shown")]
    [InlineData("\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u001b]0;never ends", "0;never ends")]
    [InlineData("\u001bPdata\u001b\\shown", "shown")]
    [InlineData("\u001b(Bshown", "shown")]
    [InlineData("\u001bcshown", "shown")]
    [InlineData("\u001b", "")]
    [InlineData("\u001b[", "")]
    [InlineData("\u001b[31", "")]
    [InlineData("\u001b\u001b[31mred", "red")]
    [InlineData("\u009b31mred", "red")]
    [InlineData("\u009d0;title\u009cshown", "shown")]
    [InlineData("bell\u0007 back\b null\0 delete\u007f", "bell back null delete")]
    [InlineData("user\u202egnp.exe", "usergnp.exe")]
    public void Clean_Text_KeepsWhatIsHarmless(string text, string clean)
    {
        Assert.Equal(clean, TerminalText.Clean(text));
    }

    [Fact]
    public void Clean_LoneSurrogate_IsReplaced()
    {
        Assert.Equal("a\ufffdb", TerminalText.Clean("a" + '\ud800' + "b"));
    }

    [Fact]
    public void Clean_RandomText_HoldsNothingThatSteersATerminal()
    {
        const string Alphabet = "a1;[]()P\\\u001b\u009b\u009d\u0007\r\n\t\u202e\ud83d\ude00\0\u0085\u2028";
        var random = new Random(20260101);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Create(random.Next(20), random, (characters, source) =>
            {
                for (var i = 0; i < characters.Length; i++)
                {
                    characters[i] = Alphabet[source.Next(Alphabet.Length)];
                }
            });

            var clean = TerminalText.Clean(text);

            Assert.DoesNotContain(clean, character => char.IsControl(character) && character != '\n');
            Assert.DoesNotContain(clean, TerminalText.TurnsDirection);
            Assert.Equal(clean, TerminalText.Clean(clean));
        }
    }

    [Fact]
    public void OneLine_SeveralLines_AreJoined()
    {
        Assert.Equal("one two three", TerminalText.OneLine(" one\r\ntwo\t\u001b[1m three\n"));
    }
}
