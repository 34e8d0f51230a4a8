using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Podium.Configuration.Forms;

namespace Podium.Configuration;

/// <summary>What the documentation file beside an assembly says of its types and properties.</summary>
public sealed partial class XmlSummaries
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _files = [];

    /// <summary>
    /// The summary of a type or property, and its value if it has one, as plain text; <see langword="null"/> if it has
    /// no documentation. References to properties are spelt as fields.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no documentation beside the assembly.</exception>
    public string? Of(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType!;
        if (!_files.TryGetValue(type.Assembly, out var members))
        {
            _files.Add(type.Assembly, members = Load(type.Assembly));
        }

        var owner = type.FullName!.Replace('+', '.');
        if (!members.TryGetValue(member is Type ? $"T:{owner}" : $"P:{owner}.{member.Name}", out var written))
        {
            return null;
        }

        var summary = TextOf(written.Element("summary"));
        var value = TextOf(written.Element("value"));
        return value is "" ? summary : $"{summary} Default: {value}";
    }

    private static Dictionary<string, XElement> Load(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);

    private static string TextOf(XElement? element) => element is null
        ? ""
        : Spaces().Replace(string.Concat(element.Nodes().Select(TextOf)), " ").Trim();

    private static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: false } element => string.Concat(element.Nodes().Select(TextOf)),
        XElement element => NameOf(element.Attributes().First().Value),
        _ => "",
    };

    /// <summary>The last part of what a reference names, such as <c>P:Name.Space.Type.Property</c>.</summary>
    private static string NameOf(string reference)
    {
        var name = reference.Split('(')[0].Split('.')[^1];
        return reference.StartsWith("P:", StringComparison.Ordinal) ? FieldForm.NameOf(name) : name;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
