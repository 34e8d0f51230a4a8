using Podium.Core.Execution;
using Podium.Providers.Tests.Doubles;

namespace Podium.Providers.Tests.Http;

public sealed class GuardedStreamTests
{
    private const int MiB = 1 << 20;

    [Theory]
    [InlineData("data: ")]
    [InlineData("data: a\ndata: ")]
    [InlineData(": comment ")]
    public async Task Read_EventWithoutEnd_IsAFault(string begin)
    {
        foreach (var vendor in new[] { "openai", "anthropic" })
        {
            var fault = await Clients.FaultAsync(
                BytesHandler.Events(begin + new string('a', 9 * MiB)), isStreaming: true, vendor);

            Assert.Equal((FaultKind.Malformed, false), (fault.Fault, fault.IsTransient));
            Assert.Contains("8 MiB", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_EventsWithoutEnd_IsAFault()
    {
        var comment = ": " + new string('a', MiB) + "\n\n";
        var body = string.Concat(Enumerable.Repeat(comment, 33));

        var fault = await Clients.FaultAsync(BytesHandler.Events(body), isStreaming: true);

        Assert.Contains("32 MiB", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WholeAnswerOfNineMiB_Passes()
    {
        var text = new string('a', 9 * MiB);
        var body = $$$"""{"choices":[{"message":{"content":"{{{text}}}"},"finish_reason":"stop"}]}""";

        var response = await Clients.AskAsync(BytesHandler.Json(body));

        Assert.Equal(text.Length, response.Text.Length);
    }

    [Fact]
    public async Task Read_WholeAnswerWithoutEnd_IsAFault()
    {
        foreach (var vendor in new[] { "openai", "anthropic" })
        {
            var fault = await Clients.FaultAsync(BytesHandler.Json(new string(' ', 33 * MiB)), vendor: vendor);

            Assert.Contains("32 MiB", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_EncodedBody_IsAFault()
    {
        var handler = new BytesHandler
        {
            Headers = new Dictionary<string, string> { ["content-encoding"] = "gzip" },
            Body = [31, 139],
        };

        var fault = await Clients.FaultAsync(handler);

        Assert.Contains("gzip", fault.Message, StringComparison.Ordinal);
    }
}
