using System.Text.Json.Nodes;
using Podium.Providers.Tests.Recorded;

namespace Podium.Providers.Tests.OpenAi;

/// <summary>Every recorded exchange with a service that speaks Chat Completions.</summary>
public sealed class OpenAiTraceTests
{
    private const int Cuts = 5;

    public static TheoryData<string> Names => Trace.Names(vendor => vendor != "anthropic");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Request_OfATrace_IsTheRecordedOne(string name)
    {
        var trace = Trace.Load(name);
        var handler = trace.Handler();

        await trace.RunAsync(handler);

        var sent = JsonNode.Parse(handler.RequestBody);
        Assert.True(JsonNode.DeepEquals(trace.Request, sent), handler.RequestBody);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Response_OfATrace_IsReadAsExpected(string name)
    {
        var trace = Trace.Load(name);

        var outcome = await trace.RunAsync(trace.Handler());

        outcome.AssertIs(trace.Expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Response_CutAnywhere_IsReadTheSame(string name)
    {
        var trace = Trace.Load(name);
        var sizes = Enumerable.Range(0, Cuts).Select(seed => new Random(seed))
            .Select(random => (Func<int>)(() => random.Next(1, 60)))
            .Prepend(() => 1);

        foreach (var size in sizes)
        {
            var outcome = await trace.RunAsync(trace.Handler(size));

            outcome.AssertIs(trace.Expected);
        }
    }
}
