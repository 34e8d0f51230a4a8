using System.Text.Json;
using Podium.Providers.Credentials;

namespace Podium.Providers.Tests.Credentials;

public sealed class SecretKeyTests
{
    [Fact]
    public void Resolve_OfAVariable_GivesAKeyThatDoesNotShow()
    {
        var key = SecretKey.Resolve("env:MY_KEY", name => name == "MY_KEY" ? "sk-1234" : null);

        Assert.Equal("***", key.ToString());
        Assert.Equal("***", $"{key}");
        Assert.Equal("{}", JsonSerializer.Serialize(key));
        Assert.Equal("sk-1234", key.Reveal());
    }

    [Theory]
    [InlineData("sk-1234567")]
    [InlineData("env:")]
    [InlineData("env:sk-1234567")]
    [InlineData("file:sk-1234567")]
    public void Resolve_OfSomethingElse_IsRefusedWithoutShowingIt(string reference)
    {
        var refusal = Assert.Throws<SecretKeyException>(() => SecretKey.Resolve(reference, _ => "x"));

        Assert.DoesNotContain("sk-1234567", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sk-123\n", "line break")]
    [InlineData("sk-123\r\nX-Other: 1", "line break")]
    [InlineData("sk-123 4", "blank")]
    [InlineData("sk-123é", "ASCII")]
    [InlineData("sk-123\0", "ASCII")]
    [InlineData("", "not set")]
    [InlineData(null, "not set")]
    public void Resolve_OfAValueThatIsNoKey_IsRefusedWithoutShowingIt(string? value, string reason)
    {
        var refusal = Assert.Throws<SecretKeyException>(() => SecretKey.Resolve("env:MY_KEY", _ => value));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("MY_KEY", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-123", refusal.ToString(), StringComparison.Ordinal);
    }
}
