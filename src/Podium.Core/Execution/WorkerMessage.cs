using System.Globalization;
using System.Text;
using Podium.Core.Chat;

namespace Podium.Core.Execution;

/// <summary>
/// The one user message that a worker gets, kept short because small models read it:
/// <code>
/// [Question]
/// the question, if the worker may see it
/// [Step 0] subtask of a step it may see
/// that step's output
/// [Subtask]
/// its own subtask
/// </code>
/// A step's number is the one in the access list, negative for a step of an earlier round. Frame lines begin with
/// <c>[</c>. A line of data that begins with <c>[</c> or <c>\</c> gets a <c>\</c> in front;
/// every other line separator becomes a line feed; a subtask on a <c>[Step n]</c> line has its line feeds written as
/// <c>\n</c> and its backslashes doubled. So two different messages never read the same, and no output can pass for
/// a frame line.
/// </summary>
/// <param name="Question">The question; <see langword="null"/> if the worker is not shown it.</param>
/// <param name="Steps">The steps it is shown, in their order.</param>
/// <param name="Subtask">Its own subtask.</param>
public sealed record WorkerMessage(string? Question, IReadOnlyList<VisibleStep> Steps, string Subtask)
{
    private const string QuestionFrame = "[Question]";
    private const string StepFrame = "[Step ";
    private const string SubtaskFrame = "[Subtask]";

    /// <inheritdoc/>
    public bool Equals(WorkerMessage? other) =>
        other is not null && Question == other.Question && Subtask == other.Subtask && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Question, Subtask, Steps.Count);

    /// <summary>The message as text.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        if (Question is not null)
        {
            builder.Append(QuestionFrame).Append('\n');
            FrameText.AppendLines(builder, Question);
        }

        foreach (var step in Steps)
        {
            builder.Append(StepFrame).Append(CultureInfo.InvariantCulture, $"{step.Index}] ");
            builder.Append(FrameText.ToOneLine(step.Subtask)).Append('\n');
            FrameText.AppendLines(builder, step.Output);
        }

        builder.Append(SubtaskFrame).Append('\n');
        FrameText.AppendLines(builder, Subtask);
        return builder.ToString(0, builder.Length - 1);
    }

    /// <summary>Reads a message back; line separators other than the line feed come back as line feeds.</summary>
    /// <exception cref="FormatException">The text is no worker's message.</exception>
    public static WorkerMessage Parse(string text)
    {
        var lines = new Queue<string>(text.Split('\n'));
        string? question = null;
        if (lines.Peek() == QuestionFrame)
        {
            lines.Dequeue();
            question = ReadData(lines);
        }

        var steps = new List<VisibleStep>();
        while (lines.TryPeek(out var line) && line.StartsWith(StepFrame, StringComparison.Ordinal))
        {
            lines.Dequeue();
            var (index, subtask) = ReadStepFrame(line);
            steps.Add(new VisibleStep(index, subtask, ReadData(lines)));
        }

        if (!lines.TryDequeue(out var frame) || frame != SubtaskFrame)
        {
            throw new FormatException($"Expected the line '{SubtaskFrame}', found '{frame}'.");
        }

        var own = ReadData(lines);
        return lines.Count == 0
            ? new WorkerMessage(question, steps, own)
            : throw new FormatException($"The line '{lines.Peek()}' stands after the subtask.");
    }

    private static (int Index, string Subtask) ReadStepFrame(string line)
    {
        var end = line.IndexOf("] ", StringComparison.Ordinal);
        return end > 0
            && int.TryParse(
                line[StepFrame.Length..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? (index, FrameText.FromOneLine(line[(end + 2)..]))
            : throw new FormatException($"'{line}' is no step's frame line; it reads '[Step n] subtask'.");
    }

    private static string ReadData(Queue<string> lines)
    {
        var data = new List<string>();
        while (lines.TryPeek(out var line) && !line.StartsWith('['))
        {
            data.Add(FrameText.ReadLine(lines.Dequeue()));
        }

        return data.Count > 0
            ? string.Join('\n', data)
            : throw new FormatException("A frame line has no line of data under it.");
    }
}
