using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Podium.Providers.OpenAi;

/// <summary>Reads what stands under <c>content</c>: a text, or parts of text and of thinking.</summary>
internal static class ContentReader
{
    /// <summary>The texts and the reasoning, in their order; parts of other kinds are passed over.</summary>
    public static IEnumerable<AIContent> Read(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String when content.GetString() is { Length: > 0 } text => [new TextContent(text)],
        JsonValueKind.Array => content.EnumerateArray().SelectMany(Part),
        _ => [],
    };

    private static IEnumerable<AIContent> Part(JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Object)
        {
            return Read(part);
        }

        if (part.TryGetProperty("thinking", out var thinking))
        {
            return Read(thinking).OfType<TextContent>().Select(text => new TextReasoningContent(text.Text));
        }

        return part.TryGetProperty("text", out var inner) ? Read(inner) : [];
    }
}
