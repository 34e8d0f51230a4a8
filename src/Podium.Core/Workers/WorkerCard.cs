namespace Podium.Core.Workers;

/// <summary>What a conductor may know of a worker before it calls it.</summary>
/// <param name="Summary">What the worker is good at, in one sentence.</param>
/// <param name="Skills">Measured accuracy per skill; empty if the worker was never measured.</param>
/// <param name="Price">Price of its tokens.</param>
/// <param name="ContextTokens">Most tokens a message to it may have; a longer one is a fault and is not sent.</param>
/// <param name="OutputTokens">Most tokens it may answer with.</param>
public sealed record WorkerCard(
    string Summary,
    IReadOnlyList<SkillAccuracy> Skills,
    TokenPrice Price,
    int ContextTokens,
    int OutputTokens);
