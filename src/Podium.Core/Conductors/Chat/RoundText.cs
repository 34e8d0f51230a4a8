using System.Globalization;
using System.Text;
using Podium.Core.Chat;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Conductors.Chat;

/// <summary>
/// Earlier rounds for a conductor to read. A step's number is the negative one under which a new workflow's steps may
/// see it; outputs are data, and are cut in the middle where they are long. A worker that the conductor's pool lacks,
/// such as the one who counts a fallback's votes, is not named.
/// </summary>
internal static class RoundText
{
    /// <summary>
    /// Appends the rounds for a conductor that knows the workers of <paramref name="pool"/>, an output with at most
    /// <paramref name="outputBytes"/> in UTF-8.
    /// </summary>
    public static void Append(StringBuilder builder, IReadOnlyList<Round> rounds, WorkerPool pool, int outputBytes)
    {
        var first = -rounds.Sum(round => round.Workflow.Steps.Count);
        for (var index = 0; index < rounds.Count; index++)
        {
            var heading = rounds[index].TellsWorkers ? $"[Round {index + 1}]\n" : "[Steps done before]\n";
            builder.Append(heading);
            AppendSteps(builder, rounds[index], pool, first, outputBytes);
            first += rounds[index].Workflow.Steps.Count;
            if (rounds[index].TellsWorkers)
            {
                AppendAnswer(builder, rounds[index], first - 1, outputBytes);
            }
        }
    }

    private static void AppendSteps(
        StringBuilder builder, Round round, WorkerPool pool, int first, int outputBytes)
    {
        var steps = round.Workflow.Steps;
        for (var step = 0; step < steps.Count; step++)
        {
            builder.Append(CultureInfo.InvariantCulture, $"[Step {first + step}] ");
            if (round.TellsWorkers)
            {
                AppendWorker(builder, steps[step], pool);
                AppendAccess(builder, steps[step].Access, first, step);
                builder.Append(": ");
            }

            builder.Append(FrameText.ToOneLine(steps[step].Subtask)).Append('\n');
            AppendOutput(builder, round.Outputs[step], outputBytes);
        }
    }

    private static void AppendWorker(StringBuilder builder, WorkflowStep step, WorkerPool pool)
    {
        if (step.WorkerId < pool.Workers.Count)
        {
            builder.Append(CultureInfo.InvariantCulture, $"worker {step.WorkerId}, ");
        }
    }

    private static void AppendAccess(StringBuilder builder, Access access, int first, int step)
    {
        var seen = access is Access.Steps visible ? visible.Indices : Enumerable.Range(0, step);
        var numbers = string.Join(", ", seen.Select(index => first + index));
        builder.Append("saw ").Append(numbers.Length == 0 ? "no step" : numbers);
    }

    private static void AppendOutput(StringBuilder builder, string? output, int outputBytes) =>
        FrameText.AppendLines(builder, output is null ? "(no output)" : Excerpt.Of(output, outputBytes));

    private static void AppendAnswer(StringBuilder builder, Round round, int last, int outputBytes)
    {
        if (round.Answer is null)
        {
            builder.Append("[Answer] none\n");
        }
        else if (round.Outputs is [.., { } output] && output == round.Answer)
        {
            builder.Append(CultureInfo.InvariantCulture, $"[Answer] the output of step {last}\n");
        }
        else
        {
            builder.Append("[Answer]\n");
            AppendOutput(builder, round.Answer, outputBytes);
        }
    }
}
