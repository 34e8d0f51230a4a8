namespace Podium.Evaluation.Profiling;

/// <summary>How far a measurement has come.</summary>
/// <param name="Latest">The call just done.</param>
/// <param name="Spent">What all calls of this measurement have cost so far.</param>
public sealed record ProfileProgress(ProfileEntry Latest, decimal Spent);
