using Podium.Core.Learning;

namespace Podium.Benchmarks.Rollouts;

/// <summary>A workflow that nobody sampled.</summary>
internal sealed record WrittenWorkflow(string Text) : SampledWorkflow(Text, 1, 0);
