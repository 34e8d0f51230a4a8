using System.Text;
using Microsoft.Extensions.AI;
using Podium.Core.Workers;
using Podium.FakeServices.Dialects;
using Podium.FakeServices.Faults;
using Podium.Testing;

namespace Podium.FakeServices.Tests;

/// <summary>A service with one model, m, and a client that speaks to it over a socket.</summary>
internal sealed class Caller : IAsyncDisposable
{
    public const string Question =
        """{"model":"m","max_tokens":9,"messages":[{"role":"user","content":"Say it now"}]}""";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private readonly FakeDialect _dialect;

    private Caller(FakeService service, FakeDialect dialect)
    {
        Service = service;
        _dialect = dialect;
    }

    /// <summary>OpenAI's dialect without the refused field, so that one question does for all.</summary>
    public static FakeDialect Lenient { get; } =
        (FakeDialect.ChatCompletions)FakeDialects.OpenAI with { RefusedFields = [] };

    public FakeService Service { get; }

    public static async Task<Caller> StartAsync(
        FakeDialect? dialect = null,
        IChatClient? model = null,
        string? apiKey = null,
        int contextWords = 1000,
        TokenPrice? price = null)
    {
        var spoken = dialect ?? Lenient;
        var served = new FakeModel("m", model ?? new TalkingModel("one two three"))
        {
            ContextWords = contextWords,
            Price = price ?? new TokenPrice(0, 0),
        };
        var service = await FakeService.StartAsync(
            new FakeServiceOptions
            {
                Models = [served],
                Dialect = spoken,
                ApiKey = apiKey,
                TimeProvider = new ManualClock(),
            },
            TestContext.Current.CancellationToken);
        return new Caller(service, spoken);
    }

    /// <summary>A service whose next request meets a fault.</summary>
    public static async Task<Caller> StartAsync(FakeFault fault, FakeDialect? dialect = null)
    {
        var caller = await StartAsync(dialect);
        caller.Service.Inject(fault, times: 1);
        return caller;
    }

    /// <summary>A request as one for a stream.</summary>
    public static string Streamed(string body) =>
        body.Replace("{\"model\"", "{\"stream\":true,\"model\"", StringComparison.Ordinal);

    /// <summary>Sends a request; the response is there when its headers are.</summary>
    public Task<HttpResponseMessage> SendAsync(string body, params (string Name, string Value)[] headers) =>
        SendAsync(body, TestContext.Current.CancellationToken, headers);

    /// <summary>Sends a request that may be given up.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string body, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        var isMessages = _dialect is FakeDialect.Messages;
        var path = isMessages ? "v1/messages" : "chat/completions";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Service.Endpoint, path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in isMessages ? [("anthropic-version", "2023-06-01"), .. headers] : headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Sends a request and reads the whole response as text.</summary>
    public async Task<string> AskAsync(string body)
    {
        using var response = await SendAsync(body);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Reads what comes of a response until it ends or breaks off, and how it broke off.</summary>
    public static async Task<(string Text, Exception? Break)> ReadAsync(HttpResponseMessage response)
    {
        var text = new StringBuilder();
        using var reader = new StreamReader(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var buffer = new char[4096];
        try
        {
            while (await reader.ReadAsync(buffer, TestContext.Current.CancellationToken) is var count and > 0)
            {
                text.Append(buffer, 0, count);
            }

            return (text.ToString(), null);
        }
        catch (IOException exception)
        {
            return (text.ToString(), exception);
        }
    }

    /// <summary>Asks for the list of models.</summary>
    public async Task<string> ListModelsAsync()
    {
        var isMessages = _dialect is FakeDialect.Messages;
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(Service.Endpoint, isMessages ? "v1/models" : "models"));
        if (isMessages)
        {
            request.Headers.Add("anthropic-version", "2023-06-01");
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Service.DisposeAsync();
    }
}
