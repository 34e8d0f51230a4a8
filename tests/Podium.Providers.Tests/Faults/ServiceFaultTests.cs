using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Providers.Tests.Doubles;
using Podium.Testing;

namespace Podium.Providers.Tests.Faults;

public sealed class ServiceFaultTests
{
    private static readonly TokenUsage Nothing = new(0, 0);

    [Theory]
    [InlineData(400, """{"error":{"message":"no","code":"context_length_exceeded"}}""", FaultKind.Malformed, false)]
    [InlineData(400, """{"error":{"message":"your credit balance is too low"}}""", FaultKind.Unavailable, false)]
    [InlineData(400, """{"error":{"type":"invalid_request_error"}}""", FaultKind.Malformed, false)]
    [InlineData(401, "", FaultKind.Unauthenticated, false)]
    [InlineData(402, "", FaultKind.Unavailable, false)]
    [InlineData(403, "<html>no</html>", FaultKind.Unauthenticated, false)]
    [InlineData(404, """{"detail":"Not Found"}""", FaultKind.Malformed, false)]
    [InlineData(413, """{"error":{"code":"rate_limit_exceeded"}}""", FaultKind.Malformed, false)]
    [InlineData(422, """{"detail":[{"loc":["body"],"msg":"extra field"}]}""", FaultKind.Malformed, false)]
    [InlineData(429, "", FaultKind.RateLimited, true)]
    [InlineData(429, """{"error":{"code":"insufficient_quota"}}""", FaultKind.Unavailable, false)]
    [InlineData(503, "", FaultKind.Unavailable, true)]
    [InlineData(529, """{"error":{"type":"overloaded_error"}}""", FaultKind.Unavailable, true)]
    [InlineData(302, "", FaultKind.Malformed, false)]
    public async Task Status_TurnedAwayBeforeGeneration_IsAFreeFault(
        int status, string body, FaultKind kind, bool isTransient)
    {
        foreach (var vendor in new[] { "openai", "anthropic" })
        {
            var fault = await Clients.FaultAsync(BytesHandler.Json(body, status), isStreaming: true, vendor);

            Assert.Equal((kind, isTransient, Nothing), (fault.Fault, fault.IsTransient, fault.Usage!.Value));
            Assert.Contains($"status {status}", fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(408, FaultKind.TimedOut)]
    [InlineData(500, FaultKind.Unavailable)]
    [InlineData(502, FaultKind.Unavailable)]
    [InlineData(504, FaultKind.TimedOut)]
    public async Task Status_OfAFailureWithin_LeavesOpenWhatWasSpent(int status, FaultKind kind)
    {
        foreach (var vendor in new[] { "openai", "anthropic" })
        {
            var fault = await Clients.FaultAsync(BytesHandler.Json("{}", status), vendor: vendor);

            Assert.Equal((kind, true, null), (fault.Fault, fault.IsTransient, fault.Usage));
        }
    }

    [Theory]
    [InlineData("Retry-After", "17", "", 17)]
    [InlineData("Retry-After", "1.5", "", 1.5)]
    [InlineData("Retry-After", "Sat, 01 Jan 2000 00:00:40 GMT", "", 40)]
    [InlineData("Retry-After", "Fri, 31 Dec 1999 00:00:00 GMT", "", 0)]
    [InlineData("Retry-After", "99999999999999999999", "", 86400)]
    [InlineData("Retry-After-Ms", "250", "", 0.25)]
    [InlineData("X-Other", "1", "Please try again in 7.66s.", 7.66)]
    [InlineData("X-Other", "1", "Please retry in 1m30s", 90)]
    [InlineData("X-Other", "1", "Please try again in 20ms.", 0.02)]
    public async Task RetryAfter_InAnyForm_IsRead(string header, string value, string message, double seconds)
    {
        var clock = new ManualClock();
        var body = $$$"""{"error":{"message":"{{{message}}}"}}""";
        var handler = With(BytesHandler.Json(body, 429), header, value);

        var fault = await Clients.FaultAsync(handler, time: clock);

        Assert.Equal(TimeSpan.FromSeconds(seconds), fault.RetryAfter);
    }

    [Fact]
    public async Task RetryAfter_OfTheLimitThatIsUsedUp_IsRead()
    {
        var handler = new BytesHandler
        {
            Status = 429,
            Headers = new Dictionary<string, string>
            {
                ["x-ratelimit-remaining-requests"] = "3",
                ["x-ratelimit-reset-requests"] = "2h",
                ["x-ratelimit-remaining-tokens"] = "0",
                ["x-ratelimit-reset-tokens"] = "6m1.5s",
            },
        };

        var fault = await Clients.FaultAsync(handler);

        Assert.Equal(TimeSpan.FromSeconds(361.5), fault.RetryAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    public async Task RetryAfter_ThatSaysNothing_IsLeftOut(string value)
    {
        var fault = await Clients.FaultAsync(With(BytesHandler.Json("{}", 429), "Retry-After", value));

        Assert.Null(fault.RetryAfter);
    }

    [Theory]
    [InlineData("""{"error":{"message":"Incorrect API key: sk-test-0123456789abcdef."}}""")]
    [InlineData("""{"error":"SK-TEST-0123456789ABCDEF"}""")]
    [InlineData("""{"sk-test-0123456789abcdef":1,"message":"sk-test-0123456789abcdef"}""")]
    [InlineData("Bearer sk-test-0123456789abcdef")]
    public async Task Message_OfAServiceThatEchoesTheKey_DoesNotHoldIt(string body)
    {
        foreach (var status in new[] { 200, 401, 500 })
        {
            foreach (var isStreaming in new[] { false, true })
            {
                foreach (var vendor in new[] { "openai", "anthropic" })
                {
                    var fault = await Clients.FaultAsync(BytesHandler.Json(body, status), isStreaming, vendor);

                    Assert.DoesNotContain("0123456789abcdef", fault.ToString(), StringComparison.OrdinalIgnoreCase);
                }
            }
        }
    }

    [Fact]
    public async Task Message_OfAServiceThatTalksMuch_IsOneShortLine()
    {
        var talk = string.Join("\\n", Enumerable.Repeat("\\u001b[31mred\\u2028", 1000));

        var fault = await Clients.FaultAsync(BytesHandler.Json($$$"""{"error":{"message":"{{{talk}}}"}}""", 500));

        Assert.InRange(fault.Message.Length, 100, 400);
        Assert.DoesNotContain(fault.Message, letter => char.IsControl(letter) || letter == '\u2028');
    }

    [Fact]
    public async Task Message_OfAFault_NamesVendorHostAndModel()
    {
        var fault = await Clients.FaultAsync(BytesHandler.Json("{}", 404));

        Assert.Contains("OpenAI (api.openai.com)", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'model-1'", fault.Message, StringComparison.Ordinal);
    }

    private static BytesHandler With(BytesHandler handler, string header, string value) => new()
    {
        Status = handler.Status,
        Body = handler.Body,
        Headers = new Dictionary<string, string>(handler.Headers) { [header] = value },
    };
}
