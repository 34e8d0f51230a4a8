using System.Reflection;
using System.Text.Json.Nodes;
using Podium.Configuration.Forms;

namespace Podium.Configuration.Schemas;

/// <summary>Writes forms as JSON Schema; each record but the outermost is a definition that fields refer to.</summary>
/// <param name="describe">What is known of a type or property.</param>
internal sealed class SchemaWriter(Func<MemberInfo, string?> describe)
{
    private readonly Dictionary<string, Type> _types = [];
    private readonly JsonObject _definitions = [];

    /// <summary>The schema of a whole document.</summary>
    /// <exception cref="NotSupportedException">Two records have the same name.</exception>
    public JsonObject Write(RecordForm form, DocumentKind kind)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = kind.Name,
        };
        AddRecord(schema, form);
        if (kind.Version is { } version && schema["properties"]!["version"] is JsonObject field)
        {
            field["const"] = version;
        }

        if (_definitions.Count > 0)
        {
            schema["$defs"] = _definitions;
        }

        return schema;
    }

    private void AddRecord(JsonObject schema, RecordForm form)
    {
        if (describe(form.Type) is { } description)
        {
            schema["description"] = description;
        }

        schema["type"] = "object";
        var properties = new JsonObject();
        var defaults = Activator.CreateInstance(form.Type)!;
        foreach (var field in form.Fields)
        {
            properties[field.Name] = WriteField(field, defaults);
        }

        schema["properties"] = properties;
        var required = form.Fields.Where(field => field.IsRequired).Select(field => (JsonNode)field.Name).ToArray();
        if (required is not [])
        {
            schema["required"] = new JsonArray(required);
        }

        schema["additionalProperties"] = false;
    }

    private JsonObject WriteField(FieldForm field, object defaults)
    {
        var schema = WriteForm(field.Form);
        if (describe(field.Property) is { } description)
        {
            schema["description"] = description;
        }

        if (!field.IsRequired && field.Form is ScalarForm scalar && field.Property.GetValue(defaults) is { } value)
        {
            schema["default"] = scalar.ToJson(value);
        }

        return schema;
    }

    private JsonObject WriteForm(Form form) => form switch
    {
        RecordForm record => Refer(record),
        ListForm list => new JsonObject { ["type"] = "array", ["items"] = WriteForm(list.Item), ["minItems"] = 1 },
        DictionaryForm dictionary => new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = WriteForm(dictionary.Value),
            ["propertyNames"] = new JsonObject { ["pattern"] = TextForm.NotBlank },
            ["minProperties"] = 1,
        },
        _ => ((ScalarForm)form).ToSchema(),
    };

    private JsonObject Refer(RecordForm form)
    {
        var name = FieldForm.NameOf(form.Type.Name);
        if (_types.TryAdd(name, form.Type))
        {
            var definition = new JsonObject();
            _definitions[name] = definition;
            AddRecord(definition, form);
        }
        else if (_types[name] != form.Type)
        {
            throw new NotSupportedException($"{_types[name]} and {form.Type} would both be the definition '{name}'.");
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }
}
