using System.Text.Json.Nodes;
using Podium.FakeServices.Dialects;

namespace Podium.FakeServices.Wire;

/// <summary>Writes errors in the forms of the vendors that speak Chat Completions.</summary>
internal static class ErrorBodies
{
    public static JsonNode Write(ErrorForm form, WireError error) => form switch
    {
        ErrorForm.Nested => Within(Fields(error, TypeOf(error.Status), error.Code)),
        ErrorForm.NestedStatus => Within(Fields(error, PythonTypeOf(error.Status), error.Status)),
        ErrorForm.CodeAndMessage => Within(new JsonObject { ["code"] = error.Status, ["message"] = error.Message }),
        ErrorForm.CodeMessageType => Within(new JsonObject
        {
            ["code"] = error.Status,
            ["message"] = error.Message,
            ["type"] = error.Code == WireError.TooLong ? "exceed_context_size_error" : ServerTypeOf(error.Status),
        }),
        ErrorForm.Listed => new JsonArray(Within(new JsonObject
        {
            ["code"] = error.Status,
            ["message"] = error.Message,
            ["status"] = GoogleStatusOf(error.Status),
        })),
        ErrorForm.FlatOrViolations when error.Field is { } field and not ("model" or "messages") =>
            Flat(Violations(field), error, Violations(field)),
        ErrorForm.Flat or ErrorForm.FlatOrViolations => Flat(error.Message, error, null),
        ErrorForm.Detail => new JsonObject { ["detail"] = error.Message },
        ErrorForm.Message => new JsonObject { ["message"] = error.Message },
        ErrorForm.Text => new JsonObject { ["error"] = error.Message },
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such form."),
    };

    private static JsonObject Within(JsonObject error) => new() { ["error"] = error };

    private static JsonObject Fields(WireError error, string type, JsonNode? code) => new()
    {
        ["message"] = error.Message,
        ["type"] = type,
        ["param"] = error.Field,
        ["code"] = code,
    };

    private static JsonObject Flat(JsonNode message, WireError error, JsonNode? detail)
    {
        var body = new JsonObject { ["object"] = "error", ["message"] = message };
        if (detail is not null)
        {
            body["detail"] = detail;
        }

        body["type"] = PythonTypeOf(error.Status);
        body["param"] = null;
        body["code"] = error.Status;
        return body;
    }

    private static JsonArray Violations(string field) => new(new JsonObject
    {
        ["type"] = "extra_forbidden",
        ["loc"] = new JsonArray("body", field),
        ["msg"] = "Extra inputs are not permitted",
    });

    private static string TypeOf(int status) => status switch
    {
        429 => "requests",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };

    private static string PythonTypeOf(int status) => status switch
    {
        401 => "AuthenticationError",
        404 => "NotFoundError",
        429 => "RateLimitError",
        >= 500 => "InternalServerError",
        _ => "BadRequestError",
    };

    private static string ServerTypeOf(int status) => status switch
    {
        401 => "authentication_error",
        404 => "not_found_error",
        503 => "unavailable_error",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };

    private static string GoogleStatusOf(int status) => status switch
    {
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        429 => "RESOURCE_EXHAUSTED",
        503 => "UNAVAILABLE",
        504 => "DEADLINE_EXCEEDED",
        >= 500 => "INTERNAL",
        _ => "INVALID_ARGUMENT",
    };
}
