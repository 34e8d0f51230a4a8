using System.Text.Json.Nodes;
using Podium.Configuration.Yaml;

namespace Podium.Configuration.Forms;

/// <summary>A single value. How it is read and what its schema says stand side by side.</summary>
internal abstract class ScalarForm : Form
{
    /// <summary>What it takes, after "takes" in a sentence.</summary>
    public abstract string Expected { get; }

    /// <summary>The value; nothing if the text is refused.</summary>
    public abstract object? Read(ScalarText text);

    /// <summary>What a refused text is, as the end of a sentence.</summary>
    public virtual string Refusal(ScalarText text) => $"it is {text.Quoted}.";

    /// <summary>JSON Schema that accepts what is read and nothing else.</summary>
    public abstract JsonObject ToSchema();

    /// <summary>A value as JSON.</summary>
    public abstract JsonNode ToJson(object value);
}
