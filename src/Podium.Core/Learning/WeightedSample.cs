namespace Podium.Core.Learning;

/// <summary>A sampled workflow and how much more, or less, likely it should become.</summary>
/// <param name="Sample">The workflow, as its policy drew it.</param>
/// <param name="Advantage">Weight of its log-probability's gradient; zero keeps only the entropy term.</param>
public sealed record WeightedSample(SampledWorkflow Sample, double Advantage);
