using System.Text.Json.Nodes;
using Podium.Configuration.Yaml;

namespace Podium.Configuration.Forms;

/// <summary>One of a few words.</summary>
/// <param name="choices">The words, and the value of each.</param>
internal sealed class ChoiceForm(IReadOnlyList<KeyValuePair<string, object>> choices) : ScalarForm
{
    public override string Expected => choices.Count == 1
        ? $"'{choices[0].Key}'"
        : $"{string.Join(", ", Words.SkipLast(1))} or {choices[^1].Key}";

    private IEnumerable<string> Words => choices.Select(choice => choice.Key);

    /// <summary>The values of an enum, in camelCase.</summary>
    public static ChoiceForm OfEnum(Type type) => new(
    [
        .. Enum.GetValues(type).Cast<object>()
            .Select(value => KeyValuePair.Create(FieldForm.NameOf(value.ToString()!), value)),
    ]);

    /// <summary>A text that is one of <paramref name="words"/>.</summary>
    public static ChoiceForm OfTexts(IEnumerable<string> words) =>
        new([.. words.Select(word => KeyValuePair.Create(word, (object)word))]);

    public override object? Read(ScalarText text) =>
        text.OtherThanText is null ? choices.FirstOrDefault(choice => choice.Key == text.Text).Value : null;

    public override string Refusal(ScalarText text) => Suggestion.For(text.Text, Words) is { } suggestion
        ? $"it is {text.Quoted}; did you mean '{suggestion}'?"
        : base.Refusal(text);

    public override JsonObject ToSchema() => new()
    {
        ["enum"] = new JsonArray([.. Words.Select(word => (JsonNode)word)]),
    };

    public override JsonNode ToJson(object value) => choices.First(choice => choice.Value.Equals(value)).Key;
}
