namespace Podium.Evaluation.Benchmarks;

/// <summary>How a run stood after one of its rounds.</summary>
/// <param name="IsRight">Whether the answer was right then.</param>
/// <param name="IsAcceptance">Whether the round accepted the answer of the one before.</param>
public sealed record RoundVerdict(bool IsRight, bool IsAcceptance);
