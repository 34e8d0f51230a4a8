using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Podium.Configuration.Yaml;

namespace Podium.Configuration.Forms;

/// <summary>A text.</summary>
/// <param name="mayBeBlank">Whether it may have nothing but spaces.</param>
/// <param name="pattern">Regular expression of the whole text; <see langword="null"/> for any.</param>
/// <param name="wanted">What the pattern stands for; <see langword="null"/> for the pattern itself.</param>
internal sealed class TextForm(bool mayBeBlank, string? pattern, string? wanted) : ScalarForm
{
    /// <summary>The pattern of a text that is not blank.</summary>
    public const string NotBlank = @"\S";

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly Regex? _pattern =
        pattern is null ? null : new Regex($@"^(?:{pattern})\z", RegexOptions.None, MatchTimeout);

    public override string Expected => pattern is null
        ? mayBeBlank ? "a text" : "a text that is not empty"
        : wanted ?? $"a text of the form {pattern}";

    public override object? Read(ScalarText text) =>
        text.OtherThanText is null
        && (mayBeBlank || !string.IsNullOrWhiteSpace(text.Text))
        && _pattern?.IsMatch(text.Text) != false
            ? text.Text
            : null;

    public override string Refusal(ScalarText text) => text switch
    {
        { IsPlain: true, Text: "" } => "it is empty.",
        { OtherThanText: { } other } => $"{text.Quoted} is {other} unless it stands in quotes.",
        _ => base.Refusal(text),
    };

    public override JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (pattern is not null)
        {
            schema["pattern"] = $"^(?:{pattern})$";
        }

        if (!mayBeBlank)
        {
            schema["allOf"] = new JsonArray(new JsonObject { ["pattern"] = NotBlank });
        }

        return schema;
    }

    public override JsonNode ToJson(object value) => JsonValue.Create((string)value);
}
