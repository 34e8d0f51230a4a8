using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Core.Execution;
using Podium.Providers.Faults;
using Podium.Providers.Http;
using Podium.Providers.Services;

namespace Podium.Providers.OpenAi;

/// <summary>
/// A model at a service that speaks Chat Completions. A call that fails in any way ends in a
/// <see cref="WorkerFaultException"/>; nothing is tried twice, and no deadline is kept but the caller's. An answer
/// counts as whole once the service gave a finish reason. What it cannot notice: a chunk that some gateway delivers
/// twice reads like a repeated token, for chunks have no numbers and counts of tokens are not counts of chunks.
/// </summary>
public sealed class OpenAiChatClient : IChatClient
{
    private readonly ServiceEndpoint _endpoint;
    private readonly ServiceFaults _faults;
    private readonly RequestWriter _requests;
    private readonly HttpClient _http;

    /// <summary>Makes a client.</summary>
    /// <param name="endpoint">The model that answers.</param>
    /// <param name="handler">
    /// Makes the connections, as <see cref="ServiceHandlers.Create"/> gives it; whoever made it disposes it.
    /// </param>
    /// <param name="defaults">
    /// What holds where a call's options say nothing; <see langword="null"/> for nothing.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    public OpenAiChatClient(
        ServiceEndpoint endpoint,
        HttpMessageHandler handler,
        GenerationDefaults? defaults = null,
        TimeProvider? time = null)
    {
        _endpoint = endpoint;
        _faults = new ServiceFaults(endpoint, time ?? TimeProvider.System);
        _requests = new RequestWriter(endpoint, defaults ?? new GenerationDefaults(), _faults);
        _http = ServiceHandler.CreateClient(handler, endpoint, _faults);
    }

    /// <inheritdoc/>
    /// <exception cref="WorkerFaultException">There is no whole answer.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(messages, options, isStreaming: false, cancellationToken)
            .ConfigureAwait(false);
        return await ReadWholeAsync(response.Content, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="WorkerFaultException">The answer did not come to its end.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(messages, options, isStreaming: true, cancellationToken)
            .ConfigureAwait(false);
        var content = response.Content;

        // Errors come so, and whole answers from services that do not stream what they were asked to.
        if (content.Headers.ContentType?.MediaType == MediaTypeNames.Json)
        {
            var whole = await ReadWholeAsync(content, cancellationToken).ConfigureAwait(false);
            foreach (var update in whole.ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var stream = new ReplyStream(NewReader(), _faults);
        await foreach (var update in stream.ReadAsync(body, cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _endpoint.ToMetadata()
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStreaming, CancellationToken cancellationToken)
    {
        var body = _requests.Write(messages, options, isStreaming).ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, "chat/completions")
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(MediaTypeNames.Json)),
        };
        request.Headers.Accept.ParseAdd(isStreaming ? MediaTypeNames.EventStream : MediaTypeNames.Json);
        return await _http
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<ChatResponse> ReadWholeAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var document = await ParseAsync(content, cancellationToken).ConfigureAwait(false);
        var reader = NewReader();
        var contents = reader.Read(document.RootElement.Clone());
        if (!reader.HasBegun)
        {
            throw _faults.Malformed("sent an answer without choices", reader.Spent);
        }

        if (reader.FinishReason is null)
        {
            throw _faults.Cut("sent an answer without a finish reason", reader.Spent);
        }

        var message = new ChatMessage(ChatRole.Assistant, [.. contents, .. reader.End()]) { MessageId = reader.Id };
        return new ChatResponse(message)
        {
            FinishReason = reader.FinishReason,
            ModelId = reader.Model,
            ResponseId = reader.Id,
            Usage = reader.Usage,
        };
    }

    private async Task<JsonDocument> ParseAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await JsonDocument.ParseAsync(body, default, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            var type = content.Headers.ContentType?.MediaType ?? "no type";
            throw _faults.Malformed($"sent an answer that is no JSON ({_faults.Clean(type)})");
        }
    }

    private ReplyReader NewReader() => new(_endpoint.Vendor, _faults);
}
