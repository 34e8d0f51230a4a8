using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Podium.FakeServices.Answers;

namespace Podium.FakeServices.Wire;

/// <summary>Anthropic's Messages.</summary>
internal sealed class MessagesFormat : WireFormat
{
    private const string VersionHeader = "anthropic-version";

    public override string ChatPath => "v1/messages";

    public override string ModelsPath => "v1/models";

    public override string RequestIdHeader => "request-id";

    public override void Check(IHeaderDictionary headers, string? apiKey)
    {
        if (apiKey is not null && headers["x-api-key"] != apiKey)
        {
            throw new RefusedRequestException(WireError.Of(401));
        }

        if (!headers.ContainsKey(VersionHeader))
        {
            throw new RefusedRequestException(new WireError(400, $"{VersionHeader}: header is required"));
        }
    }

    public override JsonNode WriteWhole(Answer answer) => new MessagesWriter(answer).Whole();

    public override IEnumerable<StreamEvent> WriteStream(Answer answer, bool wantsUsage) =>
        new MessagesStream(answer).Events();

    public override JsonNode WriteError(WireError error, string requestId) => new JsonObject
    {
        ["type"] = "error",
        ["error"] = new JsonObject { ["type"] = TypeOf(error.Status), ["message"] = error.Message },
        ["request_id"] = requestId,
    };

    public override IEnumerable<StreamEvent> WriteStreamError(WireError error, string requestId) =>
        [StreamEvent.Of("error", WriteError(error, requestId))];

    public override JsonNode WriteModels(IEnumerable<string> models, DateTimeOffset created)
    {
        var items = models.Select(model => new JsonObject
        {
            ["type"] = "model",
            ["id"] = model,
            ["display_name"] = model,
            ["created_at"] = created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        }).ToArray();
        return new JsonObject
        {
            ["data"] = new JsonArray(items),
            ["has_more"] = false,
            ["first_id"] = items[0]["id"]!.GetValue<string>(),
            ["last_id"] = items[^1]["id"]!.GetValue<string>(),
        };
    }

    protected override ChatCall Read(JsonElement body) => MessagesReader.Read(body);

    private static string TypeOf(int status) => status switch
    {
        401 => "authentication_error",
        402 => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        504 => "timeout_error",
        529 => "overloaded_error",
        >= 500 => "api_error",
        _ => "invalid_request_error",
    };
}
