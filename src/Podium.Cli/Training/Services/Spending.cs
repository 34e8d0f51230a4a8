namespace Podium.Cli.Training.Services;

/// <summary>What a training has spent, as it is stored.</summary>
/// <param name="Version">Version of this format.</param>
/// <param name="Spent">What its calls have cost, in the pool's currency.</param>
internal sealed record Spending(int Version, decimal Spent);
