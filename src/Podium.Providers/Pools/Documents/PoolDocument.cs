using System.ComponentModel.DataAnnotations;
using Podium.Configuration;
using Podium.Core.Workers;

namespace Podium.Providers.Pools.Documents;

/// <summary>A pool of models, who leads it, and what it may spend.</summary>
public sealed record PoolDocument
{
    /// <summary>The version that this code reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What such documents are called.</summary>
    public static DocumentKind Kind { get; } = new() { Name = "pool", Version = CurrentVersion };

    /// <summary>Version of the format; 1.</summary>
    public required int Version { get; init; }

    /// <summary>The workers by name, in the order of their ids.</summary>
    [Required]
    public required IReadOnlyDictionary<string, ModelEntry> Workers { get; init; }

    /// <summary>Who writes the workflows.</summary>
    /// <value>The first worker, prompted to conduct.</value>
    public ConductorEntry? Conductor { get; init; }

    /// <summary>Whose messages hold the whole question; the others see their subtask alone.</summary>
    /// <value>always</value>
    public QuestionVisibility Question { get; init; } = QuestionVisibility.Always;

    /// <summary>What may be spent.</summary>
    /// <value>No limit.</value>
    public BudgetEntry Budget { get; init; } = new();

    /// <summary>File of the measured cards, as podium pool profile writes it; relative to this file.</summary>
    /// <value>The name of this file with the ending cards.json, where there is such a file.</value>
    public string? Cards { get; init; }

    /// <summary>File of a price list that stands in front of the built-in one; relative to this file.</summary>
    /// <value>None.</value>
    public string? Prices { get; init; }

    /// <summary>
    /// File in which answers are kept in the clear, so that the same call is paid once; relative to this file.
    /// </summary>
    /// <value>None: each call is made.</value>
    public string? Cache { get; init; }

    /// <summary>How services are reached.</summary>
    public NetworkEntry Network { get; init; } = new();
}
