using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Podium.Providers.Faults;

/// <summary>
/// Reads the forms in which services report errors: an object or a text under <c>error</c>, the same inside an array,
/// the fields of that object alone, or <c>detail</c>.
/// </summary>
internal static class ErrorBodyReader
{
    private const int MostCodes = 16;

    private static readonly string[] CodeFields =
        ["code", "type", "status", "status_code", "reason", "error_type", "error_code"];
    private static readonly string[] NestedFields = ["metadata", "details"];
    private static readonly string[] TextFields = ["message", "detail", "msg", "error"];

    /// <summary>Reads a body; one that is no JSON is its own message, unless it is a page for a browser.</summary>
    public static ErrorBody Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            var text = Encoding.UTF8.GetString(body).Trim();
            return ErrorBody.Empty with { Message = text.StartsWith('<') ? "" : text };
        }
    }

    /// <summary>Reads a body, or what stands under <c>error</c> in it.</summary>
    public static ErrorBody Read(JsonElement body)
    {
        var error = body.ValueKind == JsonValueKind.Array ? body.EnumerateArray().FirstOrDefault() : body;
        if (error.ValueKind == JsonValueKind.Object
            && error.TryGetProperty("error", out var inner)
            && inner.ValueKind is JsonValueKind.Object or JsonValueKind.String)
        {
            error = inner;
        }

        var codes = new List<string>();
        GatherCodes(error, codes);
        var status = codes.Select(Number).FirstOrDefault(number => number is >= 400 and < 600);
        return new ErrorBody(Sentence(error), codes, status, RetryAfterReader.FromBody(error));
    }

    private static void GatherCodes(JsonElement error, List<string> codes)
    {
        if (error.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in error.EnumerateArray().TakeWhile(_ => codes.Count < MostCodes))
            {
                GatherCodes(item, codes);
            }
        }

        if (error.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var field in CodeFields)
        {
            if (error.TryGetProperty(field, out var code)
                && code.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                codes.Add(code.ToString().ToLowerInvariant());
            }
        }

        foreach (var field in NestedFields)
        {
            if (error.TryGetProperty(field, out var nested))
            {
                GatherCodes(nested, codes);
            }
        }
    }

    // Who passes on another service's error puts that one's own words below the metadata.
    private static string Sentence(JsonElement error)
    {
        var text = TextOf(error) ?? "";
        return error.ValueKind == JsonValueKind.Object
            && error.TryGetProperty("metadata", out var metadata)
            && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty("raw", out var raw)
            && raw.ValueKind == JsonValueKind.String
            ? $"{text}: {raw.GetString()}"
            : text;
    }

    private static string? TextOf(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => error.GetString(),
        JsonValueKind.Array => error.EnumerateArray().Select(TextOf).FirstOrDefault(text => text is not null),
        JsonValueKind.Object => TextFields
            .Select(field => error.TryGetProperty(field, out var value) ? TextOf(value) : null)
            .FirstOrDefault(text => text is not null),
        _ => null,
    };

    private static int? Number(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
