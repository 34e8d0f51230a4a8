using System.Net.Http.Headers;
using Podium.FakeServices.Dialects;
using Podium.FakeServices.Faults;

namespace Podium.FakeServices.Tests.Faults;

public sealed class TransportFaultTests
{
    [Theory]
    [InlineData(429, "\"code\":\"rate_limit_exceeded\"")]
    [InlineData(503, "\"type\":\"server_error\"")]
    public async Task Status_InChatCompletions_IsTheVendorsError(int code, string part)
    {
        await using var caller = await Caller.StartAsync(new FakeFault.Status(code));

        using var response = await caller.SendAsync(Caller.Streamed(Caller.Question));

        Assert.Equal(code, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(part, (await Caller.ReadAsync(response)).Text);
    }

    [Theory]
    [InlineData(429, "rate_limit_error")]
    [InlineData(500, "api_error")]
    [InlineData(529, "overloaded_error")]
    public async Task Status_InMessages_IsTheVendorsError(int code, string type)
    {
        await using var caller = await Caller.StartAsync(new FakeFault.Status(code), FakeDialects.Anthropic);

        using var response = await caller.SendAsync(Caller.Question);

        Assert.Equal(code, (int)response.StatusCode);
        Assert.StartsWith(
            $$"""{"type":"error","error":{"type":"{{type}}","message":""", (await Caller.ReadAsync(response)).Text);
    }

    [Fact]
    public async Task Status_WithABodyAndAWait_SendsBoth()
    {
        var fault = new FakeFault.Status(429) { Body = "{}", RetryAfter = new(TimeSpan.FromSeconds(7)) };
        await using var caller = await Caller.StartAsync(fault);

        using var response = await caller.SendAsync(Caller.Question);

        Assert.Equal("7", Assert.Single(response.Headers.GetValues("Retry-After")));
        Assert.Equal("{}", (await Caller.ReadAsync(response)).Text);
    }

    [Fact]
    public async Task Status_WithADate_SendsIt()
    {
        var date = new DateTimeOffset(2000, 1, 1, 0, 1, 0, TimeSpan.Zero);
        await using var caller = await Caller.StartAsync(
            new FakeFault.Status(503) { RetryAfter = new RetryConditionHeaderValue(date) });

        using var response = await caller.SendAsync(Caller.Question);

        Assert.Equal("Sat, 01 Jan 2000 00:01:00 GMT", Assert.Single(response.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task CloseBeforeHeaders_OfARequest_ResetsTheConnection()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.CloseBeforeHeaders());

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => caller.SendAsync(Caller.Question));

        Assert.Null(exception.StatusCode);
        Assert.Single(caller.Service.Requests);
    }

    [Fact]
    public async Task Redirect_OfARequest_NamesThePlace()
    {
        await using var caller = await Caller.StartAsync(
            new FakeFault.Redirect(new Uri("http://127.0.0.1:9/elsewhere"), 307));

        using var response = await caller.SendAsync(Caller.Question);

        Assert.Equal(307, (int)response.StatusCode);
        Assert.Equal("http://127.0.0.1:9/elsewhere", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task NotJson_OfARequest_IsAPage()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.NotJson());

        using var response = await caller.SendAsync(Caller.Question);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<!DOCTYPE html>", (await Caller.ReadAsync(response)).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WrongContentLength_OfAnAnswer_PromisesMoreThanComes(bool isStream)
    {
        var question = isStream ? Caller.Streamed(Caller.Question) : Caller.Question;
        await using var caller = await Caller.StartAsync();
        var whole = await caller.AskAsync(question);
        caller.Service.Inject(new FakeFault.WrongContentLength());

        using var response = await caller.SendAsync(question);
        var (text, end) = await Caller.ReadAsync(response);

        Assert.NotNull(end);
        Assert.Equal(whole.Replace("chatcmpl-1", "chatcmpl-2"), text);
        Assert.Equal(whole.Length + 100, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task ContextOverflow_InChatCompletions_IsTheVendorsError()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.ContextOverflow());

        using var response = await caller.SendAsync(Caller.Question);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("\"code\":\"context_length_exceeded\"", (await Caller.ReadAsync(response)).Text);
    }

    [Fact]
    public async Task ContextOverflow_InMessages_IsToldByTheWords()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.ContextOverflow(), FakeDialects.Anthropic);

        var text = await caller.AskAsync(Caller.Question);

        Assert.Contains("\"type\":\"invalid_request_error\"", text);
        Assert.Contains("prompt is too long for the maximum context length: 1001 tokens > 1000 maximum", text);
    }

    [Fact]
    public async Task ContextOverflow_OfLlamaCpp_HasItsOwnType()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.ContextOverflow(), FakeDialects.LlamaCpp);

        var text = await caller.AskAsync(Caller.Question);

        Assert.Contains("\"type\":\"exceed_context_size_error\"", text);
    }
}
