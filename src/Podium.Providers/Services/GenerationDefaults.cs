using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Podium.Providers.Services;

/// <summary>How a model generates where a call's options say nothing.</summary>
public sealed record GenerationDefaults
{
    /// <summary>Most tokens of an answer, reasoning included.</summary>
    /// <value>Null, which is: the service decides.</value>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Sampling temperature.</summary>
    /// <value>Null, which is: the service decides.</value>
    public float? Temperature { get; init; }

    /// <summary>Share of probability that sampling keeps.</summary>
    /// <value>Null, which is: the service decides.</value>
    public float? TopP { get; init; }

    /// <summary>How much the model reasons before it answers.</summary>
    /// <value>Null, which is: the service decides.</value>
    public ReasoningEffort? ReasoningEffort { get; init; }

    /// <summary>
    /// What every request's body gets besides, as a JSON object. It is merged in last and wins: an object into an
    /// object, and null takes a field out (RFC 7396). Only services that speak Chat Completions take it.
    /// </summary>
    /// <value>Null, which is: nothing.</value>
    public JsonElement? ExtraBody { get; init; }
}
