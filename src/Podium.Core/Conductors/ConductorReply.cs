using Microsoft.Extensions.AI;

namespace Podium.Core.Conductors;

/// <summary>What a conductor wrote.</summary>
/// <param name="Text">Workflow text, as the model wrote it; it may be unusable.</param>
/// <param name="Usage">Tokens the conductor itself used; zeros for a fixed conductor.</param>
public sealed record ConductorReply(string Text, UsageDetails Usage)
{
    /// <summary>Calls of a model's service that it took; more than one if a text had to be repaired.</summary>
    /// <value>0: no service was called.</value>
    public int Calls { get; init; }

    /// <summary>
    /// Why another conductor, the declared fallback, wrote the text; <see langword="null"/> if none had to.
    /// </summary>
    public string? Fallback { get; init; }

    /// <summary>
    /// Most steps that the text may have in place of the request's: a fixed conductor that stands in is not refused for
    /// its length. <see langword="null"/> leaves it at the request's.
    /// </summary>
    public int? MaxSteps { get; init; }

    /// <summary>
    /// Why the text must not be run even if it reads as a workflow, such as that it was cut off;
    /// <see langword="null"/> leaves it to the parser.
    /// </summary>
    public string? Defect { get; init; }
}
