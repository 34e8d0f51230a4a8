using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Workflows;

namespace Podium.Core.Runs;

/// <summary>One round of a run.</summary>
/// <param name="Text">What the conductor wrote.</param>
/// <param name="Parse">What the text means.</param>
/// <param name="Execution">
/// What came of the workflow; <see langword="null"/> if it is unusable or accepts the earlier answer.
/// </param>
/// <param name="PriceBound">The most that the workflow could have cost; zero without one.</param>
/// <param name="ConductorUsage">Tokens the conductor used.</param>
/// <param name="ConductorPrice">What they cost.</param>
public sealed record RoundResult(
    string Text,
    WorkflowParse Parse,
    WorkflowResult? Execution,
    decimal PriceBound,
    TokenUsage ConductorUsage,
    decimal ConductorPrice)
{
    /// <summary>
    /// Whether all that the conductor used was reported; otherwise its usage is the most that it can be.
    /// </summary>
    public bool IsConductorUsageReported { get; init; } = true;

    /// <summary>What the conductor would have cost beyond its price if no answer had come from a cache.</summary>
    public decimal ConductorSaved { get; init; }

    /// <summary>Calls of a model's service that the text took; 0 for a conductor that makes none.</summary>
    public int ConductorCalls { get; init; }

    /// <summary>
    /// Why a fallback wrote the text in the conductor's place; <see langword="null"/> if it did not.
    /// </summary>
    public string? Fallback { get; init; }

    /// <summary>The workflow; <see langword="null"/> if the text is unusable.</summary>
    public Workflow? Workflow => (Parse as WorkflowParse.Parsed)?.Workflow;

    /// <summary>Whether the conductor accepted the earlier answer.</summary>
    public bool IsAcceptance => Workflow is { Steps.Count: 0 };
}
