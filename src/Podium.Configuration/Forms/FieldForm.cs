using System.Reflection;
using System.Text.Json;

namespace Podium.Configuration.Forms;

/// <summary>A field of a record.</summary>
/// <param name="Property">What it sets.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Form">What its value must look like.</param>
internal sealed record FieldForm(PropertyInfo Property, bool IsRequired, Form Form)
{
    /// <summary>Its name in documents.</summary>
    public string Name { get; } = NameOf(Property.Name);

    /// <summary>The name in documents of what code calls otherwise.</summary>
    public static string NameOf(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);
}
