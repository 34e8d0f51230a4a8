namespace Podium.Benchmarks.Reference;

/// <summary>Prompts to continue with the likeliest tokens.</summary>
/// <param name="Prompts">Prompts of equal length.</param>
/// <param name="Samples">Sequences for each prompt.</param>
/// <param name="Tokens">Tokens to add to each sequence.</param>
internal sealed record GenerationWork(IReadOnlyList<int[]> Prompts, int Samples, int Tokens);
