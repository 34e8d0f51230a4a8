namespace Podium.Evaluation.Profiling;

/// <summary>A measurement after its end.</summary>
/// <param name="Stop">Why it ended.</param>
/// <param name="Made">The calls that were made now, in the order in which they ended.</param>
/// <param name="GivenUp">Names of the workers that were given up, for call after call of theirs failed.</param>
/// <param name="Spent">What the calls made now have cost, those cut off by a cancellation included.</param>
public sealed record ProfileOutcome(
    ProfileStop Stop, IReadOnlyList<ProfileEntry> Made, IReadOnlyList<string> GivenUp, decimal Spent);
