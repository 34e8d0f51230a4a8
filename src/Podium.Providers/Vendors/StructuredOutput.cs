namespace Podium.Providers.Vendors;

/// <summary>How far a vendor can be held to a form of its answers.</summary>
public enum StructuredOutput
{
    /// <summary>Not at all: what is asked for stands in the prompt alone.</summary>
    None,

    /// <summary>To some JSON object; its schema stands in the prompt alone.</summary>
    JsonObject,

    /// <summary>To a JSON schema.</summary>
    JsonSchema,
}
