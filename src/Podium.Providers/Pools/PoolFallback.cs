using Podium.Configuration;
using Podium.Core.Conductors;
using Podium.Providers.Pools.Documents;

namespace Podium.Providers.Pools;

/// <summary>Who answers where a pool's conductor fails or writes nothing that can be run.</summary>
/// <param name="Choice">The conductor that stands in.</param>
/// <param name="Spelling">How it is spelled.</param>
/// <param name="IsChosenByCards">Whether the measured cards chose it, for the pool's file names none.</param>
public sealed record PoolFallback(FixedConductorChoice Choice, string Spelling, bool IsChosenByCards)
{
    private const string Single = "single:";

    /// <summary>
    /// The fallback that a pool's file names; where it names none, the worker with the highest mean of its measured
    /// accuracies. <see langword="null"/> if no card was measured either, or if the conductor takes no fallback.
    /// </summary>
    /// <exception cref="InvalidDataException">The file of the cards is missing or damaged.</exception>
    public static PoolFallback? Of(PoolFile file)
    {
        try
        {
            return Of(file, MeasuredCards.Of(file));
        }
        catch (ConfigurationException wrong)
        {
            throw file.Name(wrong);
        }
    }

    internal static PoolFallback? Of(PoolFile file, MeasuredCards cards)
    {
        var conductor = file.Document.Conductor;
        if (conductor is { Kind: not (ConductorKind.Chat or ConductorKind.Paper) })
        {
            return null;
        }

        return conductor?.Fallback is { } named
            ? Create(named, isChosenByCards: false)
            : BestOf(file, cards) is { } best ? Create(best, isChosenByCards: true) : null;
    }

    /// <summary>Reads what a pool's file names as its fallback.</summary>
    /// <exception cref="FormatException">It is no fixed conductor.</exception>
    internal static FixedConductorChoice Read(string fallback) =>
        FixedConductorChoice.Parse(Spell(fallback)) ?? throw new FormatException(
            $"there is no conductor '{fallback}'; a fallback is the name of a worker, "
            + $"{FixedConductorChoice.Spellings}.");

    /// <summary>A worker's name alone means that worker.</summary>
    private static string Spell(string fallback) =>
        fallback.Contains(':', StringComparison.Ordinal) ? fallback : Single + fallback;

    private static PoolFallback Create(string fallback, bool isChosenByCards) =>
        new(Read(fallback), Spell(fallback), isChosenByCards);

    private static string? BestOf(PoolFile file, MeasuredCards cards) => file.Document.Workers
        .Select(worker => new { Name = worker.Key, Skills = cards.SkillsOf(worker.Key, worker.Value) })
        .Where(worker => worker.Skills.Count > 0)
        .MaxBy(worker => worker.Skills.Average(skill => skill.Accuracy))?.Name;
}
