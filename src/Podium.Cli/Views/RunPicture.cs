using Podium.Cli.Replay;
using Podium.Cli.Terminals;
using Podium.Core.Execution;
using Podium.Core.Records;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Podium.Cli.Views;

/// <summary>Draws a run for a terminal. What a model wrote is only ever text, never markup.</summary>
/// <param name="profile">What the terminal can show.</param>
/// <param name="mostCharacters">Most characters shown of one output: the last ones.</param>
internal sealed class RunPicture(Profile profile, int mostCharacters)
{
    private const int WidthForFigures = 100;

    private static readonly Style Plain = Style.Plain;
    private static readonly Style Faint = new(Color.Grey);
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Good = new(Color.Green, decoration: Decoration.Bold);
    private static readonly Style Bad = new(Color.Red, decoration: Decoration.Bold);
    private static readonly Style Busy = new(Color.Yellow);

    private readonly bool _isUnicode = profile.Capabilities.Unicode;
    private readonly bool _isWide = profile.Width >= WidthForFigures;

    /// <summary>The run as far as it has come.</summary>
    public IRenderable Draw(RunState state)
    {
        var parts = new List<IRenderable>();
        if (state.Started is { } started)
        {
            parts.Add(Box("question", started.Question, Strong, Color.Grey));
        }

        foreach (var round in state.Rounds)
        {
            parts.Add(DrawWorkflow(round.Written, state.Started!.Conductor, state.Rounds.Count > 1));
            if (round.Steps.Count > 0)
            {
                parts.Add(DrawSteps(round.Steps));
            }
        }

        parts.AddRange(state.Failed.Select(failed => Words(Outcomes.OfAttempt(failed), Busy)));
        if (state.Plan.Length > 0)
        {
            parts.Add(Box($"workflow by {state.Started!.Conductor}", state.Plan, Busy, Color.Blue));
        }

        if (state.Completed is { } completed)
        {
            parts.Add(Outcomes.Failure(completed.Outcome) is { } failure
                ? Box("no answer", failure, Bad, Color.Red)
                : Box("answer", Outcomes.Answer(completed.Answer), Good, Color.Green));
            parts.Add(DrawTotals(RunTotals.Of(state), completed.Elapsed));
        }

        return new Rows(parts);
    }

    /// <summary>A line for the user.</summary>
    public static IRenderable Note(string note) => Words(note, Faint);

    private static Text Words(string text, Style style) => new(TerminalText.Clean(text), style);

    private Panel Box(string header, string text, Style style, Color border) => new(Words(text, style))
    {
        Header = new PanelHeader(Markup.Escape(TerminalText.OneLine(header))),
        Border = Border(),
        BorderStyle = new Style(border),
        Expand = true,
    };

    private BoxBorder Border() => _isUnicode ? BoxBorder.Rounded : BoxBorder.Ascii;

    private Panel DrawWorkflow(RunEvent.WorkflowWritten written, string conductor, bool isOneOfMany)
    {
        var which = isOneOfMany ? $" {written.Round}" : "";
        var figures =
            $"{Figures.Tokens(written)} tokens, {Figures.Price(written.Price)}, "
            + Figures.Milliseconds(written.Elapsed)
            + Figures.Bound(written.PriceBound);
        var text = written.Text;
        foreach (var error in written.Errors)
        {
            text += $"\n! at character {error.Position}: {error.Reason}";
        }

        text += written.Fallback is { } reason ? $"\n! a fallback wrote: {reason}" : "";
        text += written.Steps is { Count: 0 } ? "\nThe earlier answer stands." : "";
        return Box($"workflow{which} by {conductor}: {figures}", text, Plain, Color.Blue);
    }

    private Table DrawSteps(IReadOnlyList<StepState> steps)
    {
        var table = new Table
        {
            Border = _isUnicode ? TableBorder.Rounded : TableBorder.Ascii,
            BorderStyle = Faint,
            Expand = true,
            ShowRowSeparators = true,
        };
        table.AddColumn(new TableColumn("step").NoWrap());
        table.AddColumn(new TableColumn("worker").NoWrap());
        table.AddColumn(new TableColumn("sees").NoWrap());
        table.AddColumn(new TableColumn("subtask and output"));
        if (_isWide)
        {
            table.AddColumn(new TableColumn("tokens").RightAligned().NoWrap());
            table.AddColumn(new TableColumn("price").RightAligned().NoWrap());
            table.AddColumn(new TableColumn("time").RightAligned().NoWrap());
        }

        foreach (var (index, step) in steps.Index())
        {
            AddStep(table, index, step);
        }

        return table;
    }

    private void AddStep(Table table, int index, StepState step)
    {
        var (mark, style) = MarkOf(step);
        var work = new List<IRenderable> { Words(step.Plan.Subtask, Faint) };
        work.AddRange(step.Failed.Select(failed => Words(Outcomes.OfAttempt(failed), Busy)));
        work.Add(DrawOutput(step));
        string[] figures = step is { Started: not null, Completed: { } completed }
            ? [Figures.Tokens(completed), Figures.Price(completed.Price), Figures.Milliseconds(completed.Elapsed)]
            : ["", "", ""];
        if (!_isWide && figures[0].Length > 0)
        {
            work.Add(Words($"{figures[0]} tokens, {figures[1]}, {figures[2]}", Faint));
        }

        table.AddRow([
            Words($"{mark} {index}", style),
            Words(WorkerOf(step), Strong),
            Words(step.Plan.Sees.Count == 0 ? "-" : Figures.Sees(step.Plan.Sees), Plain),
            new Rows(work),
            .. _isWide ? figures.Select(figure => Words(figure, Plain)) : [],
        ]);
    }

    private static string WorkerOf(StepState step)
    {
        var planned = TerminalText.OneLine(step.Plan.Worker);
        return step.Completed?.StandIn is { } standIn ? $"{planned}\n({TerminalText.OneLine(standIn)})" : planned;
    }

    private Text DrawOutput(StepState step)
    {
        if (step.Output is not { } output)
        {
            return Words(Outcomes.OfStep(step.Completed!.Outcome), step.Completed.Outcome is StepOutcome.Pruned
                ? Faint
                : Bad);
        }

        var clean = TerminalText.Clean(output);
        var shown = clean.Length > mostCharacters ? "..." + clean[^mostCharacters..] : clean;
        return new Text(shown, step.Completed is null ? Busy : Strong);
    }

    private (string Mark, Style Style) MarkOf(StepState step) => step switch
    {
        { Completed.Outcome: StepOutcome.Completed } => (_isUnicode ? "✓" : "+", Good),
        { Completed.Outcome: StepOutcome.Pruned } => (_isUnicode ? "·" : ".", Faint),
        { Completed: not null } => (_isUnicode ? "✗" : "x", Bad),
        { Started: not null } => (_isUnicode ? "▸" : ">", Busy),
        _ => (" ", Faint),
    };

    private static Grid DrawTotals(RunTotals totals, double elapsed)
    {
        var grid = new Grid().AddColumns(4);
        Add("workers", totals.Workers, "");
        Add("conductor", totals.Conductor, "");
        Add("total", totals.All, Figures.Milliseconds(elapsed));
        return grid;

        void Add(string who, UsageTotal total, string time) => grid.AddRow(
            Words(who, Faint),
            Words($"{Figures.Tokens(total.Usage, total.IsAtMost)} tokens", Plain),
            Words($"price {Figures.Price(total.Price)}{Figures.Saved(total.Saved)}", Plain),
            Words(time, Plain));
    }
}
