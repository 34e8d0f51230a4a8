using System.Globalization;
using Podium.Configuration.Forms;
using Podium.Configuration.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Podium.Configuration;

/// <summary>
/// A YAML document that records are read from; it remembers where each was written, so that what is found wrong later
/// can still say where.
/// </summary>
/// <remarks>
/// A record is a class with a constructor without parameters. Each public property that can be set is a field, named in
/// camelCase. Properties are texts, whole and real numbers, <see cref="bool"/>, enums (values in camelCase),
/// <see cref="TimeSpan"/> (<c>500ms</c>, <c>30s</c>, <c>2m</c>, <c>1h</c>), records, and read-only lists of all these,
/// or dictionaries of these from names. A field that is left out keeps the property's value, unless the property is
/// <see langword="required"/> or carries <c>[Required]</c>; then it must be there, and its text must not be blank.
/// <c>[Range]</c>, <c>[AllowedValues]</c> and <c>[RegularExpression]</c>, whose error message says what the text is to
/// be, hold for a value and for each item of a list or dictionary. Values mean what YAML's core schema says: a text
/// that looks like a number stands in quotes.
/// </remarks>
public sealed class YamlDocument
{
    private const string VersionField = "version";

    private readonly Binder _binder = new();
    private readonly DocumentKind _kind;
    private readonly YamlNode _root;

    private YamlDocument(DocumentKind kind, YamlNode root)
    {
        _kind = kind;
        _root = root;
    }

    /// <summary>Takes the document apart; its version is checked, but no field yet.</summary>
    /// <exception cref="ConfigurationException">
    /// The text is not one YAML document of the right version, or uses what no document here needs: tags, keys that are
    /// not plain, deep nesting.
    /// </exception>
    public static YamlDocument Parse(string text, DocumentKind kind)
    {
        try
        {
            EventCheck.Check(text, kind);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is not [var document])
            {
                throw new ConfigurationException(
                    1, 1, $"{kind.WithArticle} is one YAML document; this file has {yaml.Documents.Count}.");
            }

            CheckVersion(document.RootNode, kind);
            return new YamlDocument(kind, document.RootNode);
        }
        catch (YamlException error)
        {
            throw new ConfigurationException(
                error.Start.Line, error.Start.Column, $"this is not YAML: {error.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>Fills a record with the whole document.</summary>
    /// <exception cref="ConfigurationException">
    /// A field is unknown, missing, of the wrong type or out of range.
    /// </exception>
    /// <exception cref="NotSupportedException">
    /// The record has a property of another type, or one with another validation attribute.
    /// </exception>
    public T Read<T>()
        where T : class =>
        (T)_binder.Read(new FormFactory(_kind).OfRecord(typeof(T)), _root, _kind.WithArticle);

    /// <summary>What is wrong at a field of a record that was read here; at the record if it lacks the field.</summary>
    /// <exception cref="ArgumentException">The record was not read here.</exception>
    public ConfigurationException ErrorAt(object record, string property, string sentence)
    {
        var place = _binder.PlaceOf(record);
        return Binder.Error(FieldAt(place, property) ?? place, sentence);
    }

    /// <summary>What is wrong at a name in a dictionary, the property of a record that was read here.</summary>
    /// <exception cref="ArgumentException">The record was not read here.</exception>
    public ConfigurationException ErrorAtName(object record, string property, string name, string sentence)
    {
        var written = (FieldAt(_binder.PlaceOf(record), property) as YamlMappingNode)?.Children.Keys
            .FirstOrDefault(key => key is YamlScalarNode { Value: var value } && value == name);
        return written is null ? ErrorAt(record, property, sentence) : Binder.Error(written, sentence);
    }

    /// <summary>What is wrong at an item of a list, the property of a record that was read here.</summary>
    /// <exception cref="ArgumentException">The record was not read here.</exception>
    public ConfigurationException ErrorAtItem(object record, string property, int index, string sentence)
    {
        var item = (FieldAt(_binder.PlaceOf(record), property) as YamlSequenceNode)?.Children.ElementAtOrDefault(index);
        return item is null ? ErrorAt(record, property, sentence) : Binder.Error(item, sentence);
    }

    private static YamlNode? FieldAt(YamlMappingNode place, string property) =>
        place.Children.TryGetValue(new YamlScalarNode(FieldForm.NameOf(property)), out var value) ? value : null;

    private static void CheckVersion(YamlNode root, DocumentKind kind)
    {
        if (root is YamlMappingNode mapping
            && kind.Version is { } read
            && FieldAt(mapping, VersionField) is YamlScalarNode node
            && new NumberForm(typeof(int), bounds: null).Read(ScalarText.Of(node)) is int written
            && written != read)
        {
            throw Binder.Error(
                node,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"this is {kind.WithArticle} of version {written}; this Podium reads version {read}."));
        }
    }
}
