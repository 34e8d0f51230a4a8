using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Podium.Core.Budgets;
using Podium.Core.Workers;

namespace Podium.Core.Runs;

/// <summary>Settings and limits of a run.</summary>
public sealed record RunOptions
{
    private const int MostSteps = 1000;
    private const int MostRounds = 100;
    private const int MostDepth = 10;

    /// <summary>Most steps of one workflow.</summary>
    /// <value>5, the paper's.</value>
    [Range(1, MostSteps)]
    public int MaxSteps { get; init; } = 5;

    /// <summary>Most rounds: workflows written for one question, each with the earlier ones in view.</summary>
    /// <value>1.</value>
    [Range(1, MostRounds)]
    public int MaxRounds { get; init; } = 1;

    /// <summary>
    /// Most conductors one above the other, this one included, where a conductor works in its own pool.
    /// </summary>
    /// <value>2.</value>
    [Range(1, MostDepth)]
    public int MaxDepth { get; init; } = 2;

    /// <summary>
    /// Most that the run may cost, in the pool's currency; <see langword="null"/> for no limit. No worker is called
    /// that could exceed it. The conductor's own calls count too; those of a conductor that is no
    /// <see cref="Conductors.IBoundedConductor"/> cannot be bounded beforehand.
    /// </summary>
    /// <value>No limit.</value>
    public decimal? MaxPrice { get; init; }

    /// <summary>Money that other runs spend from too; <see langword="null"/> for none.</summary>
    /// <value>None.</value>
    public ISharedBudget? SharedBudget { get; init; }

    /// <summary>Time a worker has for one call; <see langword="null"/> for no deadline.</summary>
    /// <value>None.</value>
    public TimeSpan? CallTimeout { get; init; }

    /// <summary>Time for the whole run; <see langword="null"/> for no deadline.</summary>
    /// <value>None.</value>
    public TimeSpan? RunTimeout { get; init; }

    /// <summary>Seed of every random choice in the run.</summary>
    /// <value>0.</value>
    public long Seed { get; init; }

    /// <summary>What the run's record calls the conductor.</summary>
    /// <value>conductor.</value>
    public string ConductorName { get; init; } = "conductor";

    /// <summary>Price of the conductor's own tokens; <see langword="null"/> if they cost nothing.</summary>
    /// <value>Nothing.</value>
    public TokenPrice? ConductorPrice { get; init; }

    /// <summary>The clock behind deadlines and timings.</summary>
    /// <value>The system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The options, none of whose limits is out of its range.</summary>
    /// <param name="options">What a caller gave; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    internal static RunOptions Checked(RunOptions? options)
    {
        options ??= new RunOptions();
        Check(nameof(MaxSteps), options.MaxSteps, MostSteps);
        Check(nameof(MaxRounds), options.MaxRounds, MostRounds);
        Check(nameof(MaxDepth), options.MaxDepth, MostDepth);
        if (options.MaxPrice is { } price && price < 0)
        {
            throw Refusal(
                price, string.Create(CultureInfo.InvariantCulture, $"MaxPrice is {price}; it must not be negative."));
        }

        return options;
    }

    private static void Check(string name, int value, int most)
    {
        if (value < 1 || value > most)
        {
            throw Refusal(value, $"{name} is {value}; it must be from 1 to {most}.");
        }
    }

    private static ArgumentOutOfRangeException Refusal(object value, string message) => new("options", value, message);
}
