using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Podium.Cli.Terminals;

namespace Podium.Cli.Documents;

/// <summary>Writes JSON that people can read, and in which no character steers a terminal.</summary>
internal static class JsonText
{
    public static DocumentContext Context { get; } = new(new JsonSerializerOptions(DocumentContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The document; its lines are separated by line feeds, with none after the last.</summary>
    public static string Of<T>(T document, JsonTypeInfo<T> type)
    {
        var text = JsonSerializer.Serialize(document, type);
        if (!text.Any(TerminalText.TurnsDirection))
        {
            return text;
        }

        // Such a character can only stand within a string, where its code means the same.
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = TerminalText.TurnsDirection(character)
                ? escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture))
                : escaped.Append(character);
        }

        return escaped.ToString();
    }
}
