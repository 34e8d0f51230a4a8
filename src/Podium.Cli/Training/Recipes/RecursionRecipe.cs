using Podium.Training.Grpo;

namespace Podium.Cli.Training.Recipes;

/// <summary>
/// How a conductor that learned to write a workflow learns to write several, one round after the other.
/// </summary>
internal sealed record RecursionRecipe
{
    /// <summary>
    /// How it imitates its own workflows for questions as it knows them, cut into rounds; <see langword="null"/> for
    /// problems of a file.
    /// </summary>
    public SelfImitationRecipe? Known { get; init; }

    /// <summary>
    /// How it then imitates its own workflows for questions that take more steps than a workflow has;
    /// <see langword="null"/> for problems of a file.
    /// </summary>
    public SelfImitationRecipe? Long { get; init; }

    /// <summary>How it then learns from reward to go on from a round, or to accept it.</summary>
    public required GrpoOptions Grpo { get; init; }
}
