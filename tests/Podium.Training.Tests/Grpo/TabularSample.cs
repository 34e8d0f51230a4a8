using Podium.Core.Learning;

namespace Podium.Training.Tests.Grpo;

/// <summary>A workflow of one step, with the choice behind it.</summary>
/// <param name="Text">The workflow text.</param>
/// <param name="Entropy">Entropy of the choice, in nats.</param>
/// <param name="Kind">Kind of question.</param>
/// <param name="Worker">Worker chosen.</param>
internal sealed record TabularSample(string Text, double Entropy, int Kind, int Worker)
    : SampledWorkflow(Text, 1, Entropy)
{
    public override int TokenCount => 1;
}
