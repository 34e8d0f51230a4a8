using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Services;
using Podium.Neural.Kernels;

namespace Podium.Cli.Training.Stages;

/// <summary>What every stage works with.</summary>
/// <param name="Folder">Where results and checkpoints lie.</param>
/// <param name="Team">Threads to compute on.</param>
/// <param name="Clock">The clock behind timings.</param>
/// <param name="Progress">Hears what happens.</param>
internal sealed record Workshop(
    TrainingFolder Folder, ThreadTeam Team, TimeProvider Clock, IProgress<TrainingEvent> Progress)
{
    /// <summary>
    /// The real models to work with; <see langword="null"/> where the workers are models of this process.
    /// </summary>
    public TrainingServices? Services { get; init; }
}
