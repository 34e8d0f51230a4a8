using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Podium.Providers.Caching;

/// <summary>The form that an answer is to have.</summary>
/// <param name="Kind"><c>text</c> or <c>json</c>.</param>
/// <param name="Name">The schema's name, if any.</param>
/// <param name="Description">What the schema is for, if said.</param>
/// <param name="Schema">The schema, if any.</param>
internal sealed record KeyFormat(string Kind, string? Name, string? Description, JsonElement? Schema)
{
    /// <summary>Takes a form over; <see langword="null"/> if it is none that is known.</summary>
    public static KeyFormat? Of(ChatResponseFormat format) => format switch
    {
        ChatResponseFormatText => new KeyFormat("text", null, null, null),
        ChatResponseFormatJson json => new KeyFormat("json", json.SchemaName, json.SchemaDescription, json.Schema),
        _ => null,
    };
}
