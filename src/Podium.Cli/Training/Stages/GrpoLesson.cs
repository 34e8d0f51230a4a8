using Podium.Cli.Training.Problems;
using Podium.Core.Learning;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Stages;

/// <summary>What a conductor is taught by reward.</summary>
/// <param name="Name">Name of the stage that teaches it.</param>
/// <param name="Options">How it learns.</param>
internal sealed record GrpoLesson(string Name, GrpoOptions Options)
{
    /// <summary>The name that the seed is mixed with; lessons that share it meet the same problems and pools.</summary>
    /// <value>The stage's own.</value>
    public string Draws { get; init; } = Name;

    /// <summary>The problems it learns on; those of the pocket generators without them.</summary>
    public ProblemFile? Problems { get; init; }

    /// <summary>Puts something between the conductor that learns and its workers.</summary>
    /// <value>Nothing.</value>
    public Func<ITrainableConductor, ITrainableConductor> Wrap { get; init; } = conductor => conductor;
}
