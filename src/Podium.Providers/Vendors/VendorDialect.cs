using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Podium.Providers.Vendors;

/// <summary>
/// What tells one vendor's service from another's. All of it is data: a pool may take a preset and change it with a
/// <c>with</c> expression.
/// </summary>
public sealed record VendorDialect
{
    // The generated reader gives null where a preset says nothing, whatever a property begins with.
    private static readonly Dictionary<ReasoningEffort, JsonElement> None = [];

    /// <summary>Name in configurations, in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Name in sentences.</summary>
    public required string Title { get; init; }

    /// <summary>The wire format.</summary>
    public required VendorKind Kind { get; init; }

    /// <summary>Where the service is, unless a pool says otherwise.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Environment variable that holds the key by convention.</summary>
    /// <value>Null, which is: there is no convention.</value>
    public string? KeyVariable { get; init; }

    /// <summary>A model of the service that a new pool may begin with; its price is in the price list.</summary>
    /// <value>Null, which is: a pool must name one.</value>
    public string? SuggestedModel { get; init; }

    /// <summary>Whether the service answers nobody without a key.</summary>
    /// <value>False.</value>
    public bool NeedsKey { get; init; }

    /// <summary>
    /// The wire names of the fields that the service accepts. What is not named is left out of requests: some services
    /// refuse what they do not know.
    /// </summary>
    public required IReadOnlyDictionary<RequestField, string> Fields { get; init; }

    /// <summary>How far the service can be held to a form; what it cannot do is left to the prompt.</summary>
    public StructuredOutput StructuredOutput { get; init; }

    /// <summary>Fields of a message in which reasoning comes; the first that has text counts.</summary>
    /// <value>Empty.</value>
    public IReadOnlyList<string> ReasoningFields { get; init => field = value ?? []; } = [];

    /// <summary>Marks of reasoning that comes in the answer's text.</summary>
    /// <value>Null, which is: it never does.</value>
    public ReasoningTags? ReasoningTags { get; init; }

    /// <summary>
    /// What a request's body gets to ask for an effort; an effort without an entry cannot be asked for.
    /// </summary>
    /// <value>Empty.</value>
    public IReadOnlyDictionary<ReasoningEffort, JsonElement> ReasoningBodies { get; init => field = value ?? None; } =
        None;

    /// <summary>
    /// Whether the service reports the tokens of reasoning in the total alone, so that the output is the total without
    /// the input.
    /// </summary>
    /// <value>False.</value>
    public bool CountsReasoningApart { get; init; }

    /// <summary>What every request's body gets besides; <see langword="null"/> for nothing.</summary>
    public JsonElement? ExtraBody { get; init; }
}
