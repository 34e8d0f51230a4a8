using System.Globalization;
using System.Text;
using Podium.Core.Chat;
using Podium.Core.Workers;

namespace Podium.Core.Conductors.Chat;

/// <summary>The workers' cards as a table, a worker a line, in the order of their ids.</summary>
internal static class PoolTable
{
    private const string Header =
        "id | name | good at | measured accuracy (problems) | price per million tokens read / written "
        + "| tokens it can read / write\n";

    /// <summary>Appends the table.</summary>
    public static void Append(StringBuilder builder, WorkerPool pool)
    {
        builder.Append(Header);
        for (var id = 0; id < pool.Workers.Count; id++)
        {
            var (name, card, _) = pool.Workers[id];
            builder.Append(CultureInfo.InvariantCulture, $"{id} | {Cell(name)} | {Cell(card.Summary)} | ");
            AppendSkills(builder, card.Skills);
            builder.Append(CultureInfo.InvariantCulture, $" | {card.Price.InputPerMillion} / ");
            builder.Append(CultureInfo.InvariantCulture, $"{card.Price.OutputPerMillion} | ");
            builder.Append(CultureInfo.InvariantCulture, $"{card.ContextTokens} / {card.OutputTokens}\n");
        }
    }

    private static void AppendSkills(StringBuilder builder, IReadOnlyList<SkillAccuracy> skills)
    {
        if (skills.Count == 0)
        {
            builder.Append("not measured");
        }

        for (var index = 0; index < skills.Count; index++)
        {
            var (skill, accuracy, problems) = skills[index];
            builder.Append(index == 0 ? "" : ", ").Append(Cell(skill));
            builder.Append(CultureInfo.InvariantCulture, $" {100 * accuracy:0.#}% ({problems})");
        }
    }

    /// <summary>A card's text can open neither another cell nor another line.</summary>
    private static string Cell(string text) =>
        FrameText.ToOneLine(text).Replace("|", "\\|", StringComparison.Ordinal);
}
