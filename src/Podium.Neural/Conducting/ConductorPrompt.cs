using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Podium.Core.Conductors;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Neural.Conducting;

/// <summary>
/// What a neural conductor reads: a line for each ability that a worker's card shows, the question, and a line for each
/// step that was run for it before.
/// </summary>
public static partial class ConductorPrompt
{
    /// <summary>Lowest measured accuracy that a card line mentions, 0 to 1.</summary>
    public const double LowestShownAccuracy = 0.2;

    private const string Anything = "anything";
    private const int LongestOutput = 40;

    /// <summary>
    /// Composes the prompt: for each worker and ability a line such as <c>9 facts3</c>, which is the accuracy in
    /// tenths, the ability and the worker's id; <c>8 price 7 facts5</c> where a token costs seven times the pool's
    /// usual price. After the question stand the plan lines of earlier rounds with what came of them:
    /// <c>1. count its letters; words3; sees 0 = 5</c>.
    /// </summary>
    /// <param name="cards">The pool's cards, in the order of the workers' ids.</param>
    /// <param name="question">The question.</param>
    /// <param name="rounds">The rounds already run for it, oldest first.</param>
    /// <param name="firstStep">Number of the first step of the first round.</param>
    public static string Compose(
        IReadOnlyList<WorkerCard> cards, string question, IReadOnlyList<Round> rounds, int firstStep = 0)
    {
        var prices = cards.Select(card => card.Price.OutputPerMillion).Order().ToArray();
        var usual = Math.Max(prices[prices.Length / 2], 0.000001m);
        var text = new StringBuilder();
        for (var id = 0; id < cards.Count; id++)
        {
            var price = Math.Clamp(Math.Round(cards[id].Price.OutputPerMillion / usual), 1, 99);
            var dearness = price > 1 ? $" price {price}" : "";
            foreach (var skill in Shown(cards[id]))
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{Rating(skill.Accuracy)}{dearness} {Spell(skill)}{id}\n");
            }
        }

        text.Append("Question: ").Append(question.ReplaceLineEndings(" ")).Append('\n');
        return text.AppendJoin("", Done(rounds, firstStep)).ToString();
    }

    /// <summary>
    /// The abilities with the workers whose cards show them; a worker whose card shows none can be called for anything.
    /// </summary>
    public static IReadOnlyList<(string Ability, int WorkerId)> Calls(IReadOnlyList<WorkerCard> cards) =>
        [.. cards.Index().SelectMany(pair => Shown(pair.Item)
            .Select(Spell)
            .DefaultIfEmpty(Anything)
            .Select(ability => (ability, pair.Index)))
            .Distinct()];

    /// <summary>Every ability that some card shows with every worker, whatever its own card shows.</summary>
    public static IReadOnlyList<(string Ability, int WorkerId)> EveryCall(IReadOnlyList<WorkerCard> cards) =>
        [.. Calls(cards).Select(call => call.Ability).Distinct()
            .SelectMany(ability => cards.Index().Select(pair => (ability, pair.Index)))];

    /// <summary>The skills a card line mentions.</summary>
    public static IEnumerable<SkillAccuracy> Shown(WorkerCard card) =>
        card.Skills.Where(skill => skill.Accuracy >= LowestShownAccuracy);

    private static IEnumerable<string> Done(IReadOnlyList<Round> rounds, int first)
    {
        foreach (var round in rounds)
        {
            var steps = round.Workflow.Steps;
            var planned = PlanText.Read(round.Workflow.Prose, first);
            for (var index = 0; index < steps.Count; index++)
            {
                var step = planned.Count == steps.Count ? planned[index] : Plan(steps[index]);
                var output = OneLine(round.Outputs[index] ?? "");
                yield return $"{PlanText.WriteStep(step, index, first)} = {output}\n";
            }

            first += steps.Count;
        }
    }

    /// <summary>A step that another kind of conductor wrote, which names no ability.</summary>
    private static PlannedStep Plan(WorkflowStep step) =>
        new(OneLine(step.Subtask), Anything, step.WorkerId, step.Access);

    /// <summary>Text of others as one short line without the signs that part a plan's fields.</summary>
    private static string OneLine(string text)
    {
        var line = Separators().Replace(text, " ").Trim();
        return line.Length <= LongestOutput ? line : line[..LongestOutput];
    }

    /// <summary>
    /// A skill's name as cards and plans write it: without the signs that part a plan's fields, and such that the
    /// worker's id can follow.
    /// </summary>
    private static string Spell(SkillAccuracy skill)
    {
        var name = Separators().Replace(skill.Skill, " ").Trim();
        return name.Length == 0 ? Anything : char.IsDigit(name[^1]) ? name + ":" : name;
    }

    [GeneratedRegex(@"[;\p{C}\p{Z}]+")]
    private static partial Regex Separators();

    /// <summary>Accuracy as one digit, in tenths rounded down.</summary>
    private static int Rating(double accuracy) => (int)Math.Min(9, accuracy * 10);
}
