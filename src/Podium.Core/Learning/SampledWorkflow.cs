namespace Podium.Core.Learning;

/// <summary>A workflow drawn from a policy; a conductor derives its own type to keep what its update needs.</summary>
/// <param name="Text">The workflow text.</param>
/// <param name="Decisions">Number of choices about the team: where the question is cut, who is called, who sees what,
/// when it ends.</param>
/// <param name="Entropy">Mean entropy of those choices, in nats.</param>
public abstract record SampledWorkflow(string Text, int Decisions, double Entropy)
{
    /// <summary>Number of tokens that were drawn; 0 for a policy that has none.</summary>
    public virtual int TokenCount => 0;
}
