using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Podium.Configuration.Yaml;

namespace Podium.Configuration.Forms;

/// <summary>A span of time as a number and a unit.</summary>
/// <param name="bounds">Its range in seconds; <see langword="null"/> for any.</param>
internal sealed partial class DurationForm(Bounds? bounds) : ScalarForm
{
    // So few digits that no span is too long for its type.
    private const string Number = @"[0-9]{1,8}(\.[0-9]{1,6})?";
    private const string Unit = "ms|s|m|h";

    private static readonly (string Name, TimeSpan Length)[] Units =
    [
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    public override string Expected => "a time such as 500ms, 30s, 2m or 1h"
        + (bounds is null ? "" : $", {bounds.Phrase(seconds => Show(TimeSpan.FromSeconds(seconds)))}");

    public override object? Read(ScalarText text)
    {
        if (Pattern().Match(text.Text) is not { Success: true } match)
        {
            return null;
        }

        var length = Array.Find(Units, unit => unit.Name == match.Groups["unit"].Value).Length;
        var number = decimal.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        var span = TimeSpan.FromTicks((long)(number * length.Ticks));
        return bounds?.Contains(span.TotalSeconds) != false ? span : null;
    }

    public override JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = "string", ["pattern"] = $"^{Number}({Unit})$" };
        if (bounds is not null)
        {
            schema["$comment"] = $"Takes {Expected}; the range is checked when it is read.";
        }

        return schema;
    }

    public override JsonNode ToJson(object value) => JsonValue.Create(Show((TimeSpan)value));

    private static string Show(TimeSpan span)
    {
        var (unit, length) = Array.Find(Units, unit => span >= unit.Length && span.Ticks % unit.Length.Ticks == 0);
        return unit is null
            ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds}ms")
            : string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / length.Ticks}{unit}");
    }

    [GeneratedRegex($@"^(?<number>{Number})(?<unit>{Unit})\z")]
    private static partial Regex Pattern();
}
