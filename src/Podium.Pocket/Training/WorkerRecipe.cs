using System.ComponentModel.DataAnnotations;
using Podium.Neural.Training;

namespace Podium.Pocket.Training;

/// <summary>How one worker is trained.</summary>
public sealed record WorkerRecipe
{
    /// <summary>Name of the worker.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>What it is good at, in one sentence, for its card.</summary>
    [Required]
    public string Summary { get; init; } = "";

    /// <summary>The one skill it learns; empty for a bit of every skill and whole questions.</summary>
    public string Skill { get; init; } = "";

    /// <summary>Whether it reads letters instead of words.</summary>
    public bool ReadsLetters { get; init; }

    /// <summary>Size of its model.</summary>
    public ModelShape Shape { get; init; } = new();

    /// <summary>How long and how fast it learns.</summary>
    public SupervisedPlan Plan { get; init; } = new();
}
