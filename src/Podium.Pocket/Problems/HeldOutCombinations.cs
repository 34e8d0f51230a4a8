using Podium.Pocket.Skills;

namespace Podium.Pocket.Problems;

/// <summary>
/// Skills that no training problem asks for together, so that it can be measured whether what was learned of each
/// carries over to a combination never seen.
/// </summary>
public static class HeldOutCombinations
{
    private static readonly (string First, string Second)[] Pairs =
    [
        (CalendarSkill.Name, FactsSkill.Name),
        (ArithmeticSkill.Name, ListsSkill.Name),
    ];

    /// <summary>Whether <paramref name="skills"/> has two that are never asked for together in training.</summary>
    public static bool AreIn(IReadOnlyCollection<string> skills) =>
        Pairs.Any(pair => skills.Contains(pair.First) && skills.Contains(pair.Second));
}
