using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Podium.FakeServices.Answers;
using Podium.FakeServices.Dialects;

namespace Podium.FakeServices.Wire;

/// <summary>OpenAI's Chat Completions in one of its dialects.</summary>
internal sealed class ChatCompletionsFormat(FakeDialect.ChatCompletions dialect) : WireFormat
{
    public override string ChatPath => "chat/completions";

    public override string ModelsPath => "models";

    public override string RequestIdHeader => "x-request-id";

    public override void Check(IHeaderDictionary headers, string? apiKey)
    {
        if (apiKey is not null && headers.Authorization != $"Bearer {apiKey}")
        {
            throw new RefusedRequestException(WireError.Of(401) with { Status = dialect.WrongKeyStatus });
        }
    }

    public override JsonNode WriteWhole(Answer answer) => new ChatCompletionsWriter(dialect, answer).Whole();

    public override IEnumerable<StreamEvent> WriteStream(Answer answer, bool wantsUsage) =>
        new ChatCompletionsStream(dialect, answer, wantsUsage).Events();

    public override JsonNode WriteError(WireError error, string requestId) =>
        ErrorBodies.Write(FormOf(error), error);

    public override IEnumerable<StreamEvent> WriteStreamError(WireError error, string requestId)
    {
        var body = WriteError(error, requestId);
        if (dialect.Errors is ErrorForm.Flat)
        {
            body = new JsonObject { ["error"] = body };
        }

        return dialect.StreamErrors switch
        {
            StreamErrors.Plain => [StreamEvent.Of(body)],
            StreamErrors.PlainThenDone => [StreamEvent.Of(body), StreamEvent.Done],
            StreamErrors.Named => [StreamEvent.Of("error", body)],
            StreamErrors.BesideChoices => [StreamEvent.Of(BesideChoices(body)), StreamEvent.Done],
            _ => throw new InvalidOperationException($"There is no such way: {dialect.StreamErrors}."),
        };
    }

    public override JsonNode WriteModels(IEnumerable<string> models, DateTimeOffset created)
    {
        var items = models.Select(model => new JsonObject
        {
            ["id"] = model,
            ["object"] = "model",
            ["created"] = created.ToUnixTimeSeconds(),
            ["owned_by"] = dialect.Name,
        });
        return new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. items]) };
    }

    protected override ChatCall Read(JsonElement body)
    {
        if (dialect.RefusedFields.FirstOrDefault(field => body.Field(field) is not null) is { } refused)
        {
            throw new RefusedRequestException(
                new WireError(dialect.RefusalStatus, $"The field '{refused}' is not supported; leave it out.")
                {
                    Code = "unsupported_parameter",
                    Field = refused,
                });
        }

        return ChatCompletionsReader.Read(body);
    }

    private static JsonNode BesideChoices(JsonNode body)
    {
        body["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["delta"] = new JsonObject { ["content"] = "" },
            ["finish_reason"] = "error",
        });
        return body;
    }

    private ErrorForm FormOf(WireError error) =>
        error.Code == WireError.WrongKey ? dialect.KeyErrors ?? dialect.Errors : dialect.Errors;
}
