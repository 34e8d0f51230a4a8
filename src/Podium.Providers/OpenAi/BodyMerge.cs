using System.Text.Json;
using System.Text.Json.Nodes;

namespace Podium.Providers.OpenAi;

/// <summary>Merges one JSON object into another as a merge patch (RFC 7396).</summary>
internal static class BodyMerge
{
    /// <summary>
    /// Merges into <paramref name="body"/>: objects into objects, null takes a field out, the rest replaces.
    /// </summary>
    public static void Apply(JsonObject body, JsonElement patch)
    {
        foreach (var field in patch.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Null)
            {
                body.Remove(field.Name);
            }
            else if (field.Value.ValueKind == JsonValueKind.Object)
            {
                if (body[field.Name] is not JsonObject inner)
                {
                    body[field.Name] = inner = [];
                }

                Apply(inner, field.Value);
            }
            else
            {
                body[field.Name] = JsonNode.Parse(field.Value.GetRawText());
            }
        }
    }
}
