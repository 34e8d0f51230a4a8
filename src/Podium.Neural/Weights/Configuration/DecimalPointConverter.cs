using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Podium.Neural.Weights.Configuration;

/// <summary>Writes 10000 as 10000.0, so that readers which tell integers from numbers read a number.</summary>
internal sealed class DecimalPointConverter : JsonConverter<float>
{
    /// <inheritdoc/>
    public override float Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetSingle();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        writer.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0");
    }
}
