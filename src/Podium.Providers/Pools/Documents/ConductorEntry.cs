using System.ComponentModel.DataAnnotations;

namespace Podium.Providers.Pools.Documents;

/// <summary>Who writes the workflows.</summary>
public sealed record ConductorEntry
{
    /// <summary>
    /// chat: a model that is prompted with the workers' cards; paper: one that was trained with the paper's recipe;
    /// learned: the small one that is shipped or was trained, which reads the cards too; single: nobody, one worker
    /// answers.
    /// </summary>
    public required ConductorKind Kind { get; init; }

    /// <summary>The worker that conducts, or for single the one that answers.</summary>
    /// <value>The first one, where there is no model.</value>
    public string? Worker { get; init; }

    /// <summary>A model that conducts and is no worker.</summary>
    /// <value>None.</value>
    public ModelEntry? Model { get; init; }

    /// <summary>
    /// Folder of the orchestra whose learned conductor leads, as podium train leaves it; relative to this file.
    /// </summary>
    /// <value>The one that is shipped.</value>
    public string? Orchestra { get; init; }

    /// <summary>
    /// Who answers where the conductor fails or writes nothing that can be run: a worker's name, for that one alone; or
    /// vote:N, refine:N or moa:LAYERS, as podium ask --conductor spells them, each with a worker too, as in
    /// vote:5:NAME.
    /// </summary>
    /// <value>
    /// The worker with the best measured card; where no card was measured none: then the run ends without an answer.
    /// </value>
    public string? Fallback { get; init; }

    /// <summary>Whether its service is asked to hold a chat conductor to a JSON schema.</summary>
    /// <value>Where the service can do it.</value>
    public bool? StructuredOutput { get; init; }

    /// <summary>Most steps of a workflow.</summary>
    /// <value>5</value>
    [Range(1, 1000)]
    public int MaxSteps { get; init; } = 5;

    /// <summary>Most rounds: after each but the last it sees what came of its workflow and may correct it.</summary>
    /// <value>1</value>
    [Range(1, 100)]
    public int Rounds { get; init; } = 1;

    /// <summary>Time for the whole run.</summary>
    /// <value>No limit.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "7.00:00:00")]
    public TimeSpan? RunTimeout { get; init; }
}
