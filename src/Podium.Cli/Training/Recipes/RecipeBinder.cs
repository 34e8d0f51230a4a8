using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Podium.Training.Grpo;
using YamlDotNet.RepresentationModel;

namespace Podium.Cli.Training.Recipes;

/// <summary>
/// Fills records from YAML nodes: a field for each property, within the range that the property carries; what is
/// left out keeps its default. Remembers where each record was written.
/// </summary>
internal sealed class RecipeBinder
{
    private readonly Dictionary<object, YamlMappingNode> _places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Fills a record.</summary>
    /// <exception cref="RecipeException">A field is unknown, missing, of the wrong type or out of range.</exception>
    public T Read<T>(YamlNode node) => (T)ReadRecord(typeof(T), node, "a recipe");

    /// <summary>What is wrong at a field of a record that was read here.</summary>
    public RecipeException ErrorAt(object record, string property, string sentence)
    {
        var place = _places[record];
        return Error(
            place.Children.TryGetValue(new YamlScalarNode(FieldOf(property)), out var value) ? value : place, sentence);
    }

    /// <summary>What is wrong at a node.</summary>
    public static RecipeException Error(YamlNode node, string sentence) =>
        new(node.Start.Line, node.Start.Column, sentence);

    private static string FieldOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);

    private object ReadRecord(Type type, YamlNode node, string name)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw Error(node, $"{name} is a mapping of fields such as '{FieldOf(FieldsOf(type)[0].Name)}: ...'.");
        }

        var properties = FieldsOf(type);
        var record = Activator.CreateInstance(type)!;
        _places.Add(record, mapping);
        foreach (var (key, value) in mapping.Children)
        {
            var field = (key as YamlScalarNode)?.Value;
            var property = Array.Find(properties, property => FieldOf(property.Name) == field)
                ?? throw Error(key, $"{name} has no field '{field}'; it has {NamesOf(properties)}.");
            property.SetValue(record, ReadValue(property, value, $"'{field}'"));
        }

        var missing = Array.Find(properties, property => IsRequired(property)
            && !mapping.Children.ContainsKey(new YamlScalarNode(FieldOf(property.Name))));
        return missing is null ? record : throw Error(mapping, $"{name} lacks the field '{FieldOf(missing.Name)}'.");
    }

    /// <summary>What a recipe sets; a run's own seed is mixed from the recipe's and is none of it.</summary>
    private static PropertyInfo[] FieldsOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Where(property => type != typeof(GrpoOptions) || property.Name != nameof(GrpoOptions.Seed)),
    ];

    private static string NamesOf(PropertyInfo[] properties) =>
        string.Join(", ", properties.Select(property => FieldOf(property.Name)));

    private static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute)) || property.IsDefined(typeof(RequiredAttribute));

    private object ReadValue(PropertyInfo property, YamlNode node, string name)
    {
        var type = property.PropertyType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return ReadList(type.GetGenericArguments()[0], node, name);
        }

        if (type.IsClass && type != typeof(string))
        {
            return ReadRecord(type, node, name);
        }

        if (node is not YamlScalarNode scalar)
        {
            throw Error(node, $"{name} takes {Expected(property)}, not a list or fields.");
        }

        var text = scalar.Value ?? "";
        var isText = scalar.Style is not YamlDotNet.Core.ScalarStyle.Plain;
        return Convert(type, text, isText) is { } value && IsInRange(property, value)
            ? value
            : throw Error(node, $"{name} takes {Expected(property)}; it is {(isText ? "the text " : "")}'{text}'.");
    }

    private IList ReadList(Type type, YamlNode node, string name)
    {
        if (node is not YamlSequenceNode { Children: { Count: > 0 } items })
        {
            throw Error(node, $"{name} is a list of at least one item, each begun with '- '.");
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
        foreach (var item in items)
        {
            list.Add(ReadRecord(type, item, $"an item of {name}"));
        }

        return list;
    }

    private static object? Convert(Type type, string text, bool isText)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        const NumberStyles Real = Whole | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var culture = CultureInfo.InvariantCulture;
        return type switch
        {
            _ when type == typeof(string) => text,
            _ when isText => null,
            _ when type == typeof(int) => int.TryParse(text, Whole, culture, out var whole) ? whole : null,
            _ when type == typeof(long) => long.TryParse(text, Whole, culture, out var large) ? large : null,
            _ when type == typeof(double) =>
                double.TryParse(text, Real, culture, out var real) && double.IsFinite(real) ? real : null,
            _ when type == typeof(decimal) => decimal.TryParse(text, Real, culture, out var exact) ? exact : null,
            _ when type == typeof(bool) => text switch { "true" => true, "false" => false, _ => null },
            _ => throw new NotSupportedException($"A recipe has no fields of type {type}."),
        };
    }

    private static bool IsInRange(PropertyInfo property, object value) => value switch
    {
        string text => text.Trim().Length > 0 || !IsRequired(property),
        bool => true,
        _ => property.GetCustomAttribute<RangeAttribute>() is not { } range
            || (ToDouble(value) >= ToDouble(range.Minimum) && ToDouble(value) <= ToDouble(range.Maximum)),
    };

    private static double ToDouble(object number) => ((IConvertible)number).ToDouble(CultureInfo.InvariantCulture);

    private static string Expected(PropertyInfo property)
    {
        var type = property.PropertyType;
        var kind = type == typeof(string) ? "a text that is not empty"
            : type == typeof(bool) ? "true or false"
            : type == typeof(int) || type == typeof(long) ? "a whole number"
            : "a number";
        return property.GetCustomAttribute<RangeAttribute>() is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"{kind} from {range.Minimum} to {range.Maximum}")
            : kind;
    }
}
