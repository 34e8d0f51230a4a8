using System.Text.Json.Nodes;
using Podium.Configuration.Yaml;

namespace Podium.Configuration.Forms;

/// <summary>True or false.</summary>
internal sealed class TruthForm : ScalarForm
{
    public override string Expected => "true or false";

    public override object? Read(ScalarText text) => !text.IsPlain
        ? null
        : text.Text switch
        {
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => null,
        };

    public override JsonObject ToSchema() => new() { ["type"] = "boolean" };

    public override JsonNode ToJson(object value) => JsonValue.Create((bool)value);
}
