using System.Globalization;
using System.Text;
using Podium.Core.Workers;

namespace Podium.Neural.Conducting;

/// <summary>
/// What a neural conductor reads: a line for each ability that a worker's card shows, then the question.
/// </summary>
public static class ConductorPrompt
{
    /// <summary>Lowest measured accuracy that a card line mentions, 0 to 1.</summary>
    public const double LowestShownAccuracy = 0.2;

    private const string Anything = "anything";

    /// <summary>
    /// Composes the prompt: for each worker and ability a line such as <c>9, price 1: facts 3</c>, which is the
    /// accuracy in tenths, the price beside the pool's usual one, the ability and the worker's id.
    /// </summary>
    public static string Compose(IReadOnlyList<WorkerCard> cards, string question)
    {
        var prices = cards.Select(card => card.Price.OutputPerMillion).Order().ToArray();
        var usual = Math.Max(prices[prices.Length / 2], 0.000001m);
        var text = new StringBuilder();
        for (var id = 0; id < cards.Count; id++)
        {
            var price = Math.Clamp(Math.Round(cards[id].Price.OutputPerMillion / usual), 1, 99);
            foreach (var skill in Shown(cards[id]))
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{Rating(skill.Accuracy)}, price {price}: {skill.Skill} {id}\n");
            }
        }

        return text.Append("Question: ").Append(question.ReplaceLineEndings(" ")).Append('\n').ToString();
    }

    /// <summary>The abilities that the pool's cards show, without repeats.</summary>
    public static IReadOnlyList<string> Abilities(IReadOnlyList<WorkerCard> cards) =>
        [.. cards.SelectMany(Shown).Select(skill => skill.Skill).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The abilities with the workers whose cards show them; a worker whose card shows none can be called for anything.
    /// </summary>
    public static IReadOnlyList<(string Ability, int WorkerId)> Calls(IReadOnlyList<WorkerCard> cards) =>
        [.. cards.Index().SelectMany(pair => Shown(pair.Item)
            .Select(skill => skill.Skill)
            .DefaultIfEmpty(Anything)
            .Select(ability => (ability, pair.Index)))
            .Distinct()];

    /// <summary>The skills a card line mentions.</summary>
    public static IEnumerable<SkillAccuracy> Shown(WorkerCard card) =>
        card.Skills.Where(skill => skill.Accuracy >= LowestShownAccuracy);

    /// <summary>Accuracy as one digit, in tenths rounded down.</summary>
    private static int Rating(double accuracy) => (int)Math.Min(9, accuracy * 10);
}
