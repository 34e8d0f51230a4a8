using Podium.Core.Learning;

namespace Podium.Training.Tests.Rollouts;

/// <summary>A workflow text that no policy drew.</summary>
internal sealed record WrittenSample(string Text) : SampledWorkflow(Text, 0, 0);
