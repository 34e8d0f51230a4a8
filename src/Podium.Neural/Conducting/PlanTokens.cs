using Podium.Core.Workflows;
using Podium.Neural.Tokenization;

namespace Podium.Neural.Conducting;

/// <summary>Puts a plan into the tokens that the plan grammar admits.</summary>
public static class PlanTokens
{
    /// <summary>
    /// The tokens of <see cref="PlanText.Write(IReadOnlyList{PlannedStep})"/>, cut where the grammar cuts.
    /// </summary>
    public static int[] Encode(IReadOnlyList<PlannedStep> steps, ByteLevelTokenizer tokenizer) =>
        [.. steps.SelectMany((step, index) => Pieces(step, index)).SelectMany(tokenizer.Encode)];

    private static IEnumerable<string> Pieces(PlannedStep step, int index)
    {
        yield return $"{index}.";
        yield return $" {step.Subtask}";
        yield return ";";
        yield return $" {step.Ability}";
        yield return $" {step.WorkerId};";
        if (step.Access is not Access.Steps { Indices.Count: > 0 } some)
        {
            yield return $" sees {PlanText.Write(step.Access)}";
        }
        else
        {
            foreach (var (place, seen) in some.Indices.Index())
            {
                yield return place == 0 ? $" sees {seen}" : $", {seen}";
            }
        }

        yield return "\n";
    }
}
