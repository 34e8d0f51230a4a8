using System.Globalization;
using System.Text.Json.Nodes;
using Podium.Configuration.Yaml;

namespace Podium.Configuration.Forms;

/// <summary>A number.</summary>
/// <param name="type"><see cref="int"/>, <see cref="long"/>, <see cref="double"/> or <see cref="decimal"/>.</param>
/// <param name="bounds">Its range; <see langword="null"/> for that of the type.</param>
internal sealed class NumberForm(Type type, Bounds? bounds) : ScalarForm
{
    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override string Expected => (IsWhole ? "a whole number" : "a number")
        + (bounds is null ? "" : $" {bounds.Phrase(number => number.ToString(CultureInfo.InvariantCulture))}");

    private bool IsWhole => type == typeof(int) || type == typeof(long);

    /// <summary>Whether this is a type of numbers.</summary>
    public static bool Takes(Type type) =>
        type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal);

    public override object? Read(ScalarText text) =>
        text.IsPlain && Parse(text.Text) is { } number && IsWithin(number) ? number : null;

    public override JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = IsWhole ? "integer" : "number" };
        if (bounds is not null)
        {
            schema[bounds.ExcludesLeast ? "exclusiveMinimum" : "minimum"] = bounds.Least;
            schema[bounds.ExcludesMost ? "exclusiveMaximum" : "maximum"] = bounds.Most;
        }
        else if (IsWhole)
        {
            schema["minimum"] = type == typeof(int) ? int.MinValue : long.MinValue;
            schema["maximum"] = type == typeof(int) ? int.MaxValue : long.MaxValue;
        }

        return schema;
    }

    public override JsonNode ToJson(object value) => value switch
    {
        int or long => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        decimal exact => JsonValue.Create(exact),
        _ => JsonValue.Create((double)value),
    };

    private object? Parse(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (type == typeof(double))
        {
            return double.TryParse(text, Style, culture, out var real) && double.IsFinite(real) ? real : null;
        }

        if (!decimal.TryParse(text, Style, culture, out var exact))
        {
            return null;
        }

        // A whole number may be written as 5.0 or 1e6: to a schema these are whole too.
        return type == typeof(decimal) ? exact
            : !decimal.IsInteger(exact) ? null
            : type == typeof(long) ? exact is >= long.MinValue and <= long.MaxValue ? (long)exact : null
            : exact is >= int.MinValue and <= int.MaxValue ? (int)exact : null;
    }

    private bool IsWithin(object number) =>
        bounds is null || bounds.Contains(Convert.ToDouble(number, CultureInfo.InvariantCulture));
}
