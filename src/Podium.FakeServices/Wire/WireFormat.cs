using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Podium.FakeServices.Answers;
using Podium.FakeServices.Dialects;

namespace Podium.FakeServices.Wire;

/// <summary>Reads requests and writes answers as a vendor does.</summary>
internal abstract class WireFormat
{
    /// <summary>Path of requests for an answer, after the base path.</summary>
    public abstract string ChatPath { get; }

    /// <summary>Path of the list of models, after the base path.</summary>
    public abstract string ModelsPath { get; }

    /// <summary>Header of a response that names the request.</summary>
    public abstract string RequestIdHeader { get; }

    public static WireFormat Of(FakeDialect dialect) => dialect switch
    {
        FakeDialect.ChatCompletions chat => new ChatCompletionsFormat(chat),
        FakeDialect.Messages => new MessagesFormat(),
        _ => throw new ArgumentException($"The dialect {dialect.Name} has no format.", nameof(dialect)),
    };

    /// <summary>Looks at the headers.</summary>
    /// <exception cref="RefusedRequestException">The key or another header is missing or wrong.</exception>
    public abstract void Check(IHeaderDictionary headers, string? apiKey);

    /// <summary>Reads a request.</summary>
    /// <exception cref="RefusedRequestException">The request is not understood, or a field is refused.</exception>
    public ChatCall Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var call = Read(document.RootElement);
            return call.Messages.Count > 0
                ? call
                : throw new RefusedRequestException(
                    new WireError(400, "There is no message; send one.") { Field = "messages" });
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new RefusedRequestException(new WireError(400, $"The body is not understood: {exception.Message}"));
        }
    }

    public abstract JsonNode WriteWhole(Answer answer);

    public abstract IEnumerable<StreamEvent> WriteStream(Answer answer, bool wantsUsage);

    public abstract JsonNode WriteError(WireError error, string requestId);

    /// <summary>What ends a stream that fails.</summary>
    public abstract IEnumerable<StreamEvent> WriteStreamError(WireError error, string requestId);

    public abstract JsonNode WriteModels(IEnumerable<string> models, DateTimeOffset created);

    protected abstract ChatCall Read(JsonElement body);
}
