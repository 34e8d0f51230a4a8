using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Podium.Configuration.Tests.Samples;

/// <summary>YAML as the JSON that an editor checks against a schema, by the core schema of YAML 1.2.</summary>
internal static partial class CoreSchema
{
    public static JsonNode? ToJson(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return ToJson(yaml.Documents[0].RootNode);
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(
            field => KeyValuePair.Create(((YamlScalarNode)field.Key).Value!, ToJson(field.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var plain } => OfPlain(plain!),
        _ => ((YamlScalarNode)node).Value,
    };

    private static JsonNode? OfPlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        ".inf" or "-.inf" => double.MaxValue,
        _ when text.StartsWith("0x", StringComparison.Ordinal) => Convert.ToInt64(text, 16),
        _ when Decimal().IsMatch(text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => text,
    };

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Decimal();
}
