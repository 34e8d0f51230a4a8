using Podium.Cli.Training.Workers;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Stages;

/// <summary>The stages before a conductor learns from reward.</summary>
/// <param name="Tokenizers">Where the tokenizer comes from that it reads with.</param>
/// <param name="Workers">Those that train workers.</param>
/// <param name="Sources">The workers: those whom it learns to lead, then those whom it never meets.</param>
/// <param name="ColdStart">What it begins with.</param>
internal sealed record StageBeginning(
    IStage Tokenizers, IReadOnlyList<IStage> Workers, IReadOnlyList<IWorkerSource> Sources, IStage ColdStart)
{
    /// <summary>The orchestra whose conductors it goes on from; <see langword="null"/> for none.</summary>
    public OrchestraReader? Conductors { get; init; }
}
