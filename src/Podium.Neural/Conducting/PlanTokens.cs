using Podium.Core.Workflows;
using Podium.Neural.Tokenization;

namespace Podium.Neural.Conducting;

/// <summary>Puts a plan into the tokens that the plan grammar admits.</summary>
public static class PlanTokens
{
    /// <summary>
    /// The tokens of <see cref="PlanText.Write(IReadOnlyList{PlannedStep}, int)"/>, cut where the grammar cuts.
    /// </summary>
    public static int[] Encode(IReadOnlyList<PlannedStep> steps, int first, ByteLevelTokenizer tokenizer) =>
        [.. steps.SelectMany((step, index) => Pieces(step, index, first)).SelectMany(tokenizer.Encode)];

    private static IEnumerable<string> Pieces(PlannedStep step, int index, int first)
    {
        yield return $"{first + index}.";
        yield return $" {step.Subtask}";
        yield return ";";
        yield return $" {step.Ability}{step.WorkerId}";
        if (step.Access is not Access.Steps some)
        {
            yield return ";";
            yield return " sees all";
        }
        else
        {
            foreach (var (place, seen) in some.Indices.Index())
            {
                if (place == 0)
                {
                    yield return ";";
                }

                yield return place == 0 ? $" sees {first + seen}" : $", {first + seen}";
            }
        }

        yield return "\n";
    }
}
