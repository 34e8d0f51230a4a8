namespace Podium.Core.Workflows;

/// <summary>One step of a workflow: who does what, and what it may see.</summary>
/// <param name="WorkerId">0-based position of the worker in the pool.</param>
/// <param name="Subtask">What the worker is asked, in plain language.</param>
/// <param name="Access">The earlier steps it is shown.</param>
public sealed record WorkflowStep(int WorkerId, string Subtask, Access Access);
