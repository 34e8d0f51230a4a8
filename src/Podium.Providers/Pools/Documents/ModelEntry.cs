using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.AI;

namespace Podium.Providers.Pools.Documents;

/// <summary>A model at a service.</summary>
public sealed record ModelEntry
{
    /// <summary>What <see cref="OutputTokens"/> is where an entry does not say.</summary>
    public const int DefaultOutputTokens = 4096;

    /// <summary>Whose service it is: the name of a preset, such as openai, anthropic or ollama; or pocket.</summary>
    [Required]
    public required string Service { get; init; }

    /// <summary>The model's name there.</summary>
    [Required]
    public required string Model { get; init; }

    /// <summary>Address before the paths of the wire format, such as http://localhost:8000/v1.</summary>
    /// <value>The service's own.</value>
    public string? Endpoint { get; init; }

    /// <summary>Where the key is: env: and the name of an environment variable. Never the key itself.</summary>
    /// <value>
    /// The variable that the service's users know, where it needs a key; at an endpoint with another host than the
    /// service's own, none.
    /// </value>
    public string? Key { get; init; }

    /// <summary>What the model is good at, in one sentence that the conductor reads.</summary>
    /// <value>Its name and service.</value>
    public string? Summary { get; init; }

    /// <summary>Price of its tokens.</summary>
    /// <value>That of the price list; nothing for a service that needs no key.</value>
    public PriceEntry? Price { get; init; }

    /// <summary>Most tokens that a message to it may have.</summary>
    /// <value>That of the price list, below the length at which its price rises; else 32768.</value>
    [Range(256, 100_000_000)]
    public int? ContextTokens { get; init; }

    /// <summary>Most tokens of an answer, reasoning included; also what a budget sets aside for a call.</summary>
    /// <value>4096; of a paper conductor 1024.</value>
    [Range(1, 10_000_000)]
    public int? OutputTokens { get; init; }

    /// <summary>Sampling temperature. Anthropic's takes none.</summary>
    /// <value>The service's.</value>
    [Range(0.0, 2.0)]
    public double? Temperature { get; init; }

    /// <summary>Share of probability that sampling keeps. Anthropic's takes none.</summary>
    /// <value>The service's.</value>
    [Range(0.0, 1.0)]
    public double? TopP { get; init; }

    /// <summary>How much the model reasons before it answers.</summary>
    /// <value>The service's.</value>
    public ReasoningEffort? Reasoning { get; init; }

    /// <summary>What each request's body gets besides: a JSON object, as text. Anthropic's takes none.</summary>
    /// <value>Nothing.</value>
    public string? ExtraBody { get; init; }

    /// <summary>Names of the workers who stand in for it when its service fails, the first one first.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Fallbacks { get; init; } = [];

    /// <summary>How often and how long it is tried, and how much at once.</summary>
    public CallEntry Calls { get; init; } = new();

    /// <summary>What <see cref="OutputTokens"/> comes to for a worker.</summary>
    internal int MostOutputTokens => OutputTokens ?? DefaultOutputTokens;
}
