using System.Text.Json.Nodes;
using Podium.Providers.Tests.Recorded;

namespace Podium.Providers.Tests.Anthropic;

/// <summary>Every recorded exchange with Anthropic, through its own library.</summary>
public sealed class AnthropicTraceTests
{
    public static TheoryData<string> Names => Trace.Names(vendor => vendor == "anthropic");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Request_OfATrace_HoldsWhatIsRecorded(string name)
    {
        var trace = Trace.Load(name);
        var handler = trace.Handler();

        await trace.RunAsync(handler);

        var sent = JsonNode.Parse(handler.RequestBody)!.AsObject();
        Assert.All(
            trace.Request.AsObject(),
            field => Assert.True(JsonNode.DeepEquals(field.Value, sent[field.Key]), handler.RequestBody));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Response_OfATrace_IsReadAsExpected(string name)
    {
        var trace = Trace.Load(name);

        foreach (var size in new[] { int.MaxValue, 1, 7, 40 })
        {
            var outcome = await trace.RunAsync(trace.Handler(() => size));

            outcome.AssertIs(trace.Expected);
        }
    }
}
