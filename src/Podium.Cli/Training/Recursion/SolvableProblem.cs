using Podium.Core.Conductors;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Recursion;

/// <summary>A problem that a conductor tries to solve, and how it is asked.</summary>
/// <param name="Item">The problem and its pool.</param>
/// <param name="Subtasks">What the steps must ask; <see langword="null"/> leaves that to the conductor.</param>
internal sealed record SolvableProblem(RolloutItem Item, IReadOnlyList<string>? Subtasks)
{
    /// <summary>How the conductor is asked for a workflow as long as all rounds together may be.</summary>
    public ConductorRequest Ask(int mostSteps) => new(Item.Problem.Text, Item.Pool, [], mostSteps, Item.Seed)
    {
        ForcedSubtasks = Subtasks,
    };
}
