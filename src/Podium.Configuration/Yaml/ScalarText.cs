using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Podium.Configuration.Yaml;

/// <summary>A value as it was written.</summary>
/// <param name="Text">Its text without quotes.</param>
/// <param name="IsPlain">Whether it stands without quotes, so that it may be something else than a text.</param>
internal sealed partial record ScalarText(string Text, bool IsPlain)
{
    /// <summary>What a plain value is by YAML 1.2's core schema where it is no text; otherwise nothing.</summary>
    public string? OtherThanText => !IsPlain
        ? null
        : Text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => "no value",
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => "true or false",
            _ => Number().IsMatch(Text) ? "a number" : null,
        };

    /// <summary>It in a sentence.</summary>
    public string Quoted => IsPlain ? $"'{Text}'" : $"the text '{Text}'";

    /// <summary>The value of a node.</summary>
    public static ScalarText Of(YamlScalarNode node) => new(node.Value ?? "", node.Style is ScalarStyle.Plain);

    [GeneratedRegex(
        @"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
        + @"|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN)\z")]
    private static partial Regex Number();
}
