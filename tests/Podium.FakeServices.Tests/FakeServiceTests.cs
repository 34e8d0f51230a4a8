using System.Security.Authentication;
using Podium.FakeServices.Faults;

namespace Podium.FakeServices.Tests;

public sealed class FakeServiceTests
{
    private const int Many = 200;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_AtOnce_AreAllAnsweredAndBilled(bool isStream)
    {
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var model = new TalkingModel("one two three")
        {
            Before = token =>
            {
                if (Interlocked.Increment(ref arrived) == Many)
                {
                    all.SetResult();
                }

                return all.Task.WaitAsync(token);
            },
        };
        await using var caller = await Caller.StartAsync(model: model);
        var question = isStream ? Caller.Streamed(Caller.Question) : Caller.Question;

        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => caller.AskAsync(question)));

        Assert.All(answers, answer => Assert.Contains("three", answer));
        Assert.Equal(Many, answers.Distinct().Count());
        Assert.Equal((Many, Many * 3), (caller.Service.Bill.Calls, caller.Service.Bill.Usage.OutputTokens));
        Assert.Equal(Many, caller.Service.Requests.Count);
    }

    [Fact]
    public async Task Requests_AfterOne_HoldIt()
    {
        await using var caller = await Caller.StartAsync();

        using var response = await caller.SendAsync(Caller.Question, ("X-Trace", "7"));

        var request = Assert.Single(caller.Service.Requests);
        Assert.Equal(("POST", "/v1/chat/completions", Caller.Question), (request.Method, request.Path, request.Body));
        Assert.Equal("7", request.Headers["x-trace"]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(9, 3)]
    public async Task Requests_MoreThanAreKept_AreTheLatest(int kept, int expected)
    {
        await using var service = await FakeService.StartAsync(Options(kept: kept), Cancellation);
        using var client = new HttpClient { BaseAddress = service.Endpoint };

        foreach (var path in new[] { "first", "second", "third" })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        }

        string[] paths = ["/v1/first", "/v1/second", "/v1/third"];
        Assert.Equal(paths.TakeLast(expected), service.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task Inject_TwiceThenNothing_StrikesTwoRequests()
    {
        await using var caller = await Caller.StartAsync();
        caller.Service.Inject(new FakeFault.Status(500), times: 2);

        using var first = await caller.SendAsync(Caller.Question);
        using var second = await caller.SendAsync(Caller.Question);
        using var third = await caller.SendAsync(Caller.Question);

        Assert.Equal([500, 500, 200], [(int)first.StatusCode, (int)second.StatusCode, (int)third.StatusCode]);
    }

    [Fact]
    public async Task StartAsync_WithTls_HasACertificateThatNobodySigned()
    {
        await using var service = await FakeService.StartAsync(Options(useTls: true), Cancellation);
        using var careful = new HttpClient();
        using var careless = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        });
        var models = new Uri(service.Endpoint, "models");

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => careful.GetAsync(models, Cancellation));
        using var response = await careless.GetAsync(models, Cancellation);

        Assert.Equal("https", service.Endpoint.Scheme);
        Assert.IsType<AuthenticationException>(refusal.InnerException);
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task StartAsync_OnATakenPort_Throws()
    {
        await using var service = await FakeService.StartAsync(Options(), Cancellation);

        var start = () => FakeService.StartAsync(Options(port: service.Endpoint.Port), Cancellation);

        await Assert.ThrowsAsync<IOException>(start);
    }

    [Fact]
    public async Task StartAsync_WithoutModels_Throws()
    {
        var start = () => FakeService.StartAsync(new FakeServiceOptions { Models = [] }, Cancellation);

        await Assert.ThrowsAsync<ArgumentException>(start);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public async Task StartAsync_WithAPortOutOfRange_Throws(int port)
    {
        var start = () => FakeService.StartAsync(Options(port), Cancellation);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(start);
    }

    private static FakeServiceOptions Options(int port = 0, bool useTls = false, int kept = int.MaxValue) => new()
    {
        Models = [new FakeModel("m", new TalkingModel("one"))],
        Port = port,
        UseTls = useTls,
        KeptRequests = kept,
    };
}
