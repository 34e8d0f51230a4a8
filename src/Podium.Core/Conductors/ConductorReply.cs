using Microsoft.Extensions.AI;

namespace Podium.Core.Conductors;

/// <summary>What a conductor wrote.</summary>
/// <param name="Text">Workflow text, as the model wrote it; it may be unusable.</param>
/// <param name="Usage">Tokens the conductor itself used; zeros for a fixed conductor.</param>
public sealed record ConductorReply(string Text, UsageDetails Usage);
