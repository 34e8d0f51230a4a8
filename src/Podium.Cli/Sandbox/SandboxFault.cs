using System.Net.Http.Headers;
using Podium.FakeServices.Faults;

namespace Podium.Cli.Sandbox;

/// <summary>A way of misbehaving that has a name.</summary>
/// <param name="Name">The name that people type.</param>
/// <param name="Meaning">What happens then.</param>
/// <param name="Fault">What the service does.</param>
internal sealed record SandboxFault(string Name, string Meaning, FakeFault Fault)
{
    private const int HugeBytes = 4 * 1024 * 1024;

    private static readonly Uri Elsewhere = new("http://other.example/");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SandboxFault> All { get; } =
    [
        new("busy", "429, to come back after 2 s", new FakeFault.Status(429)
        {
            RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(2)),
        }),
        new("down", "503, service unavailable", new FakeFault.Status(503)),
        new("overloaded", "529, overloaded", new FakeFault.Status(529)),
        new("locked", "401, the key is not accepted", new FakeFault.Status(401)),
        new("close", "the connection is reset before anything was sent", new FakeFault.CloseBeforeHeaders()),
        new("slow", "nothing is sent until it recovers", new FakeFault.SlowHeaders()),
        new("stall", "a stream stands still after its first word", new FakeFault.Stall(1)),
        new("cut", "a stream ends after its first word", new FakeFault.Cut(1, CutManner.BetweenChunks)),
        new("half", "a stream ends within a chunk of JSON", new FakeFault.Cut(1, CutManner.WithinChunk)),
        new("reset", "the connection is reset after the first word", new FakeFault.Cut(1, CutManner.Reset)),
        new("malformed", "a chunk is no JSON", new FakeFault.MalformedChunk()),
        new("empty", "the answer has no choice in it", new FakeFault.EmptyChoices()),
        new("no-usage", "nothing is said about tokens", new FakeFault.MissingUsage()),
        new("filter", "the content filter refuses", new FakeFault.ContentFilter()),
        new("overflow", "the message is too long for the model", new FakeFault.ContextOverflow()),
        new("length", "the answer stops for its length", new FakeFault.LengthCut(0)),
        new("huge", "one chunk of 4 MiB", new FakeFault.HugeChunk(HugeBytes)),
        new("redirect", "another host is named", new FakeFault.Redirect(Elsewhere, 302)),
        new("error-body", "200 with an error in it", new FakeFault.ErrorBody()),
        new("not-json", "200 with a page in HTML", new FakeFault.NotJson()),
        new("wrong-length", "more bytes are promised than come", new FakeFault.WrongContentLength()),
    ];

    /// <summary>The one of that name; <see langword="null"/> if there is none.</summary>
    public static SandboxFault? Find(string name) =>
        All.FirstOrDefault(fault => fault.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
