namespace Podium.Benchmarks.Reference;

/// <summary>What both sides compute.</summary>
internal sealed record ReferenceWork(
    TrainingWork Training, IReadOnlyList<GenerationWork> Generation, PolicyWork Policy);
