using System.Collections;
using Podium.Configuration.Forms;
using YamlDotNet.RepresentationModel;

namespace Podium.Configuration.Yaml;

/// <summary>Fills records from YAML nodes, and remembers where each was written.</summary>
internal sealed class Binder
{
    private const int DeepestNesting = 16;
    private const int MostValues = 100_000;

    private readonly Dictionary<object, YamlMappingNode> _places = new(ReferenceEqualityComparer.Instance);
    private int _depth;
    private int _values;

    /// <summary>What is wrong at a node.</summary>
    public static ConfigurationException Error(YamlNode node, string sentence) =>
        new(node.Start.Line, node.Start.Column, sentence);

    /// <summary>The fields of a record that was read here.</summary>
    /// <exception cref="ArgumentException">It was not.</exception>
    public YamlMappingNode PlaceOf(object record) => _places.TryGetValue(record, out var place)
        ? place
        : throw new ArgumentException("The record was not read from this document.", nameof(record));

    /// <summary>Reads a value.</summary>
    /// <param name="form">What it must be.</param>
    /// <param name="node">Where it was written.</param>
    /// <param name="name">What sentences call it.</param>
    /// <exception cref="ConfigurationException">It is something else.</exception>
    public object Read(Form form, YamlNode node, string name)
    {
        // An alias may stand inside what it names, and a tree of aliases may be far larger than its text.
        if (_depth == DeepestNesting || _values == MostValues)
        {
            throw Error(node, $"{name} repeats too much by aliases.");
        }

        _depth++;
        _values++;
        var value = form switch
        {
            RecordForm record => ReadRecord(record, node, name),
            ListForm list => ReadList(list, node, name),
            DictionaryForm dictionary => ReadDictionary(dictionary, node, name),
            _ => ReadScalar((ScalarForm)form, node, name),
        };
        _depth--;
        return value;
    }

    private object ReadRecord(RecordForm form, YamlNode node, string name)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw Error(node, $"{name} is a mapping of fields such as '{form.Fields[0].Name}: ...'.");
        }

        var record = Activator.CreateInstance(form.Type)!;
        _places.Add(record, mapping);
        foreach (var (key, value) in mapping.Children)
        {
            var written = TextOf(key);
            var field = form.Fields.FirstOrDefault(field => field.Name == written)
                ?? throw Error(key, Unknown(form, written, name));
            field.Property.SetValue(record, Read(field.Form, value, $"'{field.Name}'"));
        }

        var missing = form.Fields.FirstOrDefault(
            field => field.IsRequired && !mapping.Children.ContainsKey(new YamlScalarNode(field.Name)));
        return missing is null ? record : throw Error(mapping, $"{name} lacks the field '{missing.Name}'.");
    }

    private static string Unknown(RecordForm form, string written, string name)
    {
        var names = form.Fields.Select(field => field.Name).ToArray();
        var list = string.Join(", ", names);
        return Suggestion.For(written, names) is { } suggestion
            ? $"{name} has no field '{written}'; did you mean '{suggestion}'? It has {list}."
            : $"{name} has no field '{written}'; it has {list}.";
    }

    private IList ReadList(ListForm form, YamlNode node, string name)
    {
        if (node is not YamlSequenceNode { Children: { Count: > 0 } items })
        {
            throw Error(node, $"{name} is a list of at least one item, each begun with '- '.");
        }

        var list = form.Create();
        foreach (var item in items)
        {
            list.Add(Read(form.Item, item, $"an item of {name}"));
        }

        return list;
    }

    private IDictionary ReadDictionary(DictionaryForm form, YamlNode node, string name)
    {
        if (node is not YamlMappingNode { Children: { Count: > 0 } children })
        {
            throw Error(node, $"{name} is a mapping of at least one name, each with what belongs to it.");
        }

        var dictionary = form.Create();
        foreach (var (key, value) in children)
        {
            var written = TextOf(key);
            if (string.IsNullOrWhiteSpace(written))
            {
                throw Error(key, $"a name in {name} is empty.");
            }

            dictionary.Add(written, Read(form.Value, value, $"'{written}' in {name}"));
        }

        return dictionary;
    }

    private static object ReadScalar(ScalarForm form, YamlNode node, string name)
    {
        if (node is not YamlScalarNode scalar)
        {
            throw Error(node, $"{name} takes {form.Expected}, not a list or fields.");
        }

        var text = ScalarText.Of(scalar);
        return form.Read(text) ?? throw Error(node, $"{name} takes {form.Expected}; {form.Refusal(text)}");
    }

    private static string TextOf(YamlNode key) => ((YamlScalarNode)key).Value ?? "";
}
