using System.ComponentModel.DataAnnotations;
using Podium.Pocket.Training;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Recipes;

/// <summary>All that decides which weights come out of a training.</summary>
internal sealed record TrainingRecipe
{
    /// <summary>The version that this code reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of the recipe's format.</summary>
    public required int Version { get; init; }

    /// <summary>Name of what is trained.</summary>
    [Required]
    public required string Name { get; init; }

    /// <summary>Seed that every stage's seed is mixed from.</summary>
    public required long Seed { get; init; }

    /// <summary>
    /// The workers that the conductor learns to lead: those of the orchestra <c>shipped</c>, or of a folder as
    /// <c>podium train</c> leaves it, or the real models of a pool's file; <see langword="null"/> where
    /// <see cref="Workers"/> and <see cref="Cards"/> stand in its place.
    /// </summary>
    public string? Pool { get; init; }

    /// <summary>
    /// The conductor that begins, where <see cref="Pool"/> is a file; <see langword="null"/> for the shipped learned
    /// one, of which only the tokenizer is taken where there is a <see cref="ColdStart"/>.
    /// </summary>
    public StartRecipe? Start { get; init; }

    /// <summary>
    /// How the workers are asked and judged, where <see cref="Pool"/> is a file; <see langword="null"/> for the
    /// defaults.
    /// </summary>
    public ServiceRecipe? Services { get; init; }

    /// <summary>The workers, in the order of their ids; empty where there is a <see cref="Pool"/>.</summary>
    public IReadOnlyList<WorkerRecipe> Workers { get; init; } = [];

    /// <summary>
    /// Workers that the conductor never meets in training: it is measured whether it can lead them by their cards.
    /// </summary>
    public IReadOnlyList<WorkerRecipe> UnseenWorkers { get; init; } = [];

    /// <summary>How the workers' cards are measured; <see langword="null"/> where a pool has them.</summary>
    public CardRecipe? Cards { get; init; }

    /// <summary>
    /// File of the problems that the conductor learns on, as <c>ProblemSetReader</c> reads it;
    /// <see langword="null"/> for those of the pocket generators, which the workers of a pool's file do not learn on.
    /// </summary>
    public string? Problems { get; init; }

    /// <summary>How the conductor begins; <see langword="null"/> where it begins as that of the pool did.</summary>
    public ColdStartRecipe? ColdStart { get; init; }

    /// <summary>
    /// How it learns from reward; <see langword="null"/> where it goes on from what the pool's conductor has learned.
    /// </summary>
    public GrpoOptions? Grpo { get; init; }

    /// <summary>
    /// How it then learns to go on from a round, or to accept it; <see langword="null"/> if it does not.
    /// </summary>
    public RecursionRecipe? Recursion { get; init; }
}
