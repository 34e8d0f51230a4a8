using Podium.Core.Workflows;

namespace Podium.Neural.Conducting;

/// <summary>One line of a written plan: a workflow step and the ability it is thought to take.</summary>
/// <param name="Subtask">What the worker is asked.</param>
/// <param name="Ability">The ability named for it, one that some card of the pool shows.</param>
/// <param name="WorkerId">0-based position of the worker in the pool.</param>
/// <param name="Access">The earlier steps it is shown.</param>
public sealed record PlannedStep(string Subtask, string Ability, int WorkerId, Access Access);
