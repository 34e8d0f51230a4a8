using System.Net.Http.Headers;
using Podium.Core.Execution;
using Podium.FakeServices.Faults;

namespace Podium.Providers.Tests.Matrix;

/// <summary>The faults that come with an answer or in its place, from a service that is reached.</summary>
internal static class Scenarios
{
    /// <summary>What a service says that was given a key and prints it.</summary>
    private const string Echo = """{"error":{"message":"No luck with the key sk-test-0123456789abcdef, friend."}}""";

    private static readonly Ending Answer = new Ending.Answer();
    private static readonly Ending Busy = new Ending.Passing(FaultKind.RateLimited, IsBookedExactly: true);
    private static readonly Ending Failing = new Ending.Passing(FaultKind.Unavailable);
    private static readonly Ending Late = new Ending.Passing(FaultKind.TimedOut);
    private static readonly Ending Cut = new Ending.Passing(FaultKind.CutStream);
    private static readonly Ending Garbled = new Ending.Passing(FaultKind.Malformed);
    private static readonly Ending Rejected = new Ending.Lasting(FaultKind.Malformed);
    private static readonly Ending Locked = new Ending.Lasting(FaultKind.Unauthenticated);

    public static IReadOnlyList<Scenario> All { get; } = [.. Statuses(), .. Answers(), .. Breaks()];

    public static Scenario Named(string name) => All.Single(scenario => scenario.Name == name);

    private static Scenario[] Statuses() =>
    [
        new("429", new FakeFault.Status(429), Busy),
        new("429 and a wait of no time", Status429(new(TimeSpan.Zero)), Busy),
        new("429 and a date that has passed", Status429(new(DateTimeOffset.UnixEpoch)), Busy),
        new("429 and a wait of an hour", Status429(new(TimeSpan.FromHours(1))),
            new Ending.Lasting(FaultKind.RateLimited)),
        new("429 and a date far off", Status429(new(DateTimeOffset.MaxValue)),
            new Ending.Lasting(FaultKind.RateLimited)),
        new("500", new FakeFault.Status(500), Failing),
        new("502 with a page", new FakeFault.Status(502) { Body = "<html>Bad gateway</html>" }, Failing),
        new("503", new FakeFault.Status(503), Failing),
        new("504", new FakeFault.Status(504), wire => wire.IsAnthropic ? Late : Failing),
        new("504 without a body", new FakeFault.Status(504) { Body = "" }, Late),
        new("529", new FakeFault.Status(529), wire => wire.IsAnthropic
            ? new Ending.Passing(FaultKind.Unavailable, IsBookedExactly: true)
            : Failing),
        new("400", new FakeFault.Status(400), Rejected),
        new("401", new FakeFault.Status(401), Locked),
        new("401 that echoes the key", new FakeFault.Status(401) { Body = Echo }, Locked),
        new("402", new FakeFault.Status(402) { Body = "" }, new Ending.Lasting(FaultKind.Unavailable)),
        new("403", new FakeFault.Status(403), Locked),
        new("404", new FakeFault.Status(404), Rejected),
        new("500 that echoes the key", new FakeFault.Status(500) { Body = Echo }, Failing),
        new("context overflow", new FakeFault.ContextOverflow(), Rejected),
        new("redirect within the host", new FakeFault.Redirect(new Uri("/elsewhere", UriKind.Relative), 307), Rejected),
        new("redirect to another host", new FakeFault.Redirect(new Uri("http://models.invalid/v1"), 302), Rejected),
    ];

    private static Scenario[] Answers() =>
    [
        new("page instead of JSON", new FakeFault.NotJson(), Garbled, Cut),
        new("200 with an error", new FakeFault.ErrorBody(),
            wire => wire is { IsAnthropic: true, IsStreaming: false } ? Garbled : Failing),
        new("200 that echoes the key", new FakeFault.Status(200) { Body = Echo },
            wire => wire is { IsAnthropic: true, IsStreaming: true } ? Cut : wire.IsAnthropic ? Garbled : Failing),
        new("200 with nothing", new FakeFault.Status(200) { Body = "" },
            wire => wire is { IsAnthropic: true, IsStreaming: true } ? Cut : Garbled),
        new("malformed chunk", new FakeFault.MalformedChunk(), Garbled),
        new("empty choices", new FakeFault.EmptyChoices(), wire => new Ending.Passing(
            wire is { IsAnthropic: false, IsStreaming: true } ? FaultKind.CutStream : FaultKind.Malformed,
            IsBookedExactly: true)),
        // To Messages the usage is a part of the answer.
        new("missing usage", new FakeFault.MissingUsage(), wire => wire.IsAnthropic ? Garbled : Answer),
        new("content filter", new FakeFault.ContentFilter(), new Ending.Refusal()),
        new("length cut", new FakeFault.LengthCut(2), new Ending.Truncation("one two ")),
        new("length cut before the first word", new FakeFault.LengthCut(0), new Ending.Truncation("")),
    ];

    private static Scenario[] Breaks() =>
    [
        new("cut between chunks", new FakeFault.Cut(2, CutManner.BetweenChunks), Garbled, Cut),
        new("cut within a chunk", new FakeFault.Cut(2, CutManner.WithinChunk), Garbled, Cut),
        new("cut before the first chunk", new FakeFault.Cut(0, CutManner.BetweenChunks), Garbled, Cut),
        new("connection closed in the middle", new FakeFault.Cut(2, CutManner.Close), Cut),
        new("connection closed before the first chunk", new FakeFault.Cut(0, CutManner.Close), Cut),
        new("connection closed before the reason to end", new FakeFault.Cut(5, CutManner.Close), Cut),
        new("connection reset in the middle", new FakeFault.Cut(2, CutManner.Reset),
            new Ending.Passing(FaultKind.CutStream) { OrKind = FaultKind.Unavailable }),
        new("connection reset before the headers", new FakeFault.CloseBeforeHeaders(), Failing),
        new("wrong content length", new FakeFault.WrongContentLength(), Cut, Answer),
    ];

    private static FakeFault.Status Status429(RetryConditionHeaderValue wait) => new(429) { RetryAfter = wait };
}
