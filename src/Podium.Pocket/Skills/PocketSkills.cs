using Podium.Pocket.Problems;

namespace Podium.Pocket.Skills;

/// <summary>All skills of the pocket orchestra.</summary>
internal static class PocketSkills
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        .. FactsSkill.Operations,
        .. WordsSkill.Operations,
        .. ArithmeticSkill.Operations,
        .. CalendarSkill.Operations,
        .. ListsSkill.Operations,
        .. CheckingSkill.Operations,
    ];

    public static readonly IReadOnlyList<string> Names =
        [.. Operations.Select(operation => operation.Skill).Distinct()];

    public static IReadOnlyList<Operation> Of(string skill) =>
        [.. Operations.Where(operation => operation.Skill == skill)];
}
