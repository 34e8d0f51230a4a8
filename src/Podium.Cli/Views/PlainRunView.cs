using Podium.Cli.Replay;
using Podium.Cli.Terminals;
using Podium.Core.Records;

namespace Podium.Cli.Views;

/// <summary>
/// Shows a run as plain lines, each step when it ends. What a model wrote stands behind a bar or a label, so that it
/// cannot pass for a line of this view.
/// </summary>
internal sealed class PlainRunView(TextWriter output) : IRunView
{
    private const string Bar = "  | ";

    private readonly RunState _state = new();

    /// <inheritdoc/>
    public bool IsStreaming => false;

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent)
    {
        _state.Apply(runEvent);
        switch (runEvent)
        {
            case RunEvent.RunStarted started:
                Labelled("question", started.Question);
                Labelled("conductor", $"{started.Conductor}, seed {started.Seed}");
                break;
            case RunEvent.WorkflowWritten written:
                WriteWorkflow(written);
                break;
            case RunEvent.AttemptFailed { Step: null } attempt:
                Labelled("attempt", Outcomes.OfAttempt(attempt.Failed));
                break;
            case RunEvent.StepCompleted completed:
                WriteStep(completed);
                break;
            case RunEvent.RunCompleted completed:
                WriteEnd(completed);
                break;
        }

        output.Flush();
    }

    /// <inheritdoc/>
    public void OnOutput(int round, int step, string text)
    {
    }

    /// <inheritdoc/>
    public Task ShowAsync(Func<Task> run) => run();

    /// <inheritdoc/>
    public void Finish(string? note)
    {
        if (_state.Completed is null)
        {
            output.WriteLine();
            Labelled("no answer", "The record ends before the run did.");
        }

        if (note is not null)
        {
            Labelled("note", note);
        }

        output.Flush();
    }

    private void WriteWorkflow(RunEvent.WorkflowWritten written)
    {
        output.WriteLine();
        output.WriteLine(
            $"workflow of round {written.Round}: {Figures.Tokens(written)} tokens, "
            + $"price {Figures.Price(written.Price)}, {Figures.Milliseconds(written.Elapsed)}"
            + Figures.Bound(written.PriceBound));
        WriteBarred(written.Text);
        foreach (var error in written.Errors)
        {
            Labelled("unusable", $"at character {error.Position}: {error.Reason}");
        }

        if (written.Fallback is { } reason)
        {
            Labelled("fallback", reason);
        }

        if (written.Steps is { Count: 0 })
        {
            Labelled("accepted", "The earlier answer stands.");
        }
    }

    private void WriteStep(RunEvent.StepCompleted completed)
    {
        var step = _state.Rounds[completed.Round].Steps[completed.Step];
        output.WriteLine();
        output.WriteLine(
            $"step {completed.Step}: {TerminalText.OneLine(step.Plan.Worker)}, sees {Figures.Sees(step.Plan.Sees)}");
        WriteIndented("subtask", step.Plan.Subtask);
        foreach (var failed in step.Failed)
        {
            WriteIndented("attempt", Outcomes.OfAttempt(failed));
        }

        if (completed.StandIn is { } worker)
        {
            WriteIndented("stand-in", worker);
        }

        if (step.Output is { } text)
        {
            WriteIndented("output", text);
        }
        else
        {
            WriteIndented("outcome", Outcomes.OfStep(completed.Outcome));
        }

        if (step.Started is not null)
        {
            output.WriteLine(
                $"  {Figures.Tokens(completed)} tokens, price {Figures.Price(completed.Price)}, "
                + Figures.Milliseconds(completed.Elapsed));
        }
    }

    private void WriteEnd(RunEvent.RunCompleted completed)
    {
        output.WriteLine();
        if (Outcomes.Failure(completed.Outcome) is { } failure)
        {
            Labelled("no answer", failure);
        }
        else
        {
            Labelled("answer", Outcomes.Answer(completed.Answer));
        }

        var totals = RunTotals.Of(_state);
        Labelled("workers", FiguresOf(totals.Workers));
        Labelled("conductor", FiguresOf(totals.Conductor));
        Labelled("total", $"{FiguresOf(totals.All)}, {Figures.Milliseconds(completed.Elapsed)}");
    }

    private static string FiguresOf(UsageTotal total) =>
        $"{Figures.Tokens(total.Usage, total.IsAtMost)} tokens, price {Figures.Price(total.Price)}"
        + Figures.Saved(total.Saved);

    private void Labelled(string label, string text) => WriteLines(label + ": ", Bar, text);

    private void WriteIndented(string label, string text) => WriteLines($"  {label}: ", "  " + Bar, text);

    private void WriteBarred(string text) => WriteLines(Bar, Bar, text);

    private void WriteLines(string first, string rest, string text)
    {
        var start = first;
        foreach (var line in TerminalText.Clean(text).Split('\n'))
        {
            output.WriteLine(start + line);
            start = rest;
        }
    }
}
