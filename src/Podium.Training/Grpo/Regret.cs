namespace Podium.Training.Grpo;

/// <summary>
/// By how much others are right more often than the policy on the problems of one update; negative where it is ahead.
/// </summary>
/// <param name="ToBestWorker">
/// To one worker asked the whole question, the best of the pool on this update's problems: an upper bound on any one
/// worker, for it is chosen in hindsight.
/// </param>
/// <param name="ToOracle">To the oracle team; <see langword="null"/> where none is known.</param>
public sealed record Regret(double ToBestWorker, double? ToOracle);
