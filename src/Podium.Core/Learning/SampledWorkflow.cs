namespace Podium.Core.Learning;

/// <summary>A workflow drawn from a policy; a conductor derives its own type to keep what its update needs.</summary>
/// <param name="Text">The workflow text.</param>
/// <param name="Decisions">Number of tokens at which the policy had a choice to make.</param>
/// <param name="Entropy">Mean entropy over those tokens, in nats.</param>
public abstract record SampledWorkflow(string Text, int Decisions, double Entropy);
