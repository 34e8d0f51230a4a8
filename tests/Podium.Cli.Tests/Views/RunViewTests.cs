using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Terminals;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Testing;

namespace Podium.Cli.Tests.Views;

public sealed class RunViewTests
{
    [Fact]
    public async Task LiveView_AnsweredRun_LeavesTheWholePictureAndTheCursor()
    {
        var run = await OnATerminalAsync(ScriptedOrchestra.Create(), ScriptedOrchestra.Question);

        string[] shown =
        [
            ScriptedOrchestra.Question, "model_id = [0, 1]", "Name the capital of France.", "Paris", "10 + 5",
            "0.0000075", "20 + 10 tokens", "0.000095",
        ];
        var last = run.Output[run.Output.LastIndexOf("\u001b[?25h", StringComparison.Ordinal)..];
        Assert.All(shown, part => Assert.Contains(part, last, StringComparison.Ordinal));
        Assert.DoesNotContain("\u001b[?25l", last, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task LiveView_OutputLikeMarkup_IsText()
    {
        const string Markup = "[red]not red[/] [/] [[ ]unknown[";
        var orchestra = ScriptedOrchestra.Create(new ScriptedChatClient(Markup), ScriptedOrchestra.OneStep);

        var run = await OnATerminalAsync(orchestra, "[bold]why[/]?");

        Assert.Contains(Markup, run.Output, StringComparison.Ordinal);
        Assert.Contains("[bold]why[/]?", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task LiveView_OutputWithEscapeCodes_DoesNotReachTheTerminal()
    {
        var orchestra = ScriptedOrchestra.Create(
            new ScriptedChatClient("a\u001b]0;owned\u0007b\u001b[5;5Hc\u009b7md"), ScriptedOrchestra.OneStep);

        var run = await OnATerminalAsync(orchestra, "why\u001b[6n?");

        Assert.DoesNotContain("owned", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[5;5H", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[6n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u009b', run.Output);
        Assert.Contains("abcd", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task View_ConductorTimesOut_ShowsTheMostItCanHaveUsed(bool isLive)
    {
        var orchestra = ScriptedOrchestra.CreateLate();

        var run = isLive
            ? await OnATerminalAsync(orchestra, "Why?")
            : await CommandRun.OfAsync(orchestra, "ask", "Why?");

        Assert.Matches(@"(?s)conductor.{0,40}at most [0-9]+ \+ 100 tokens", run.Output);
        Assert.Matches(@"(?s)total.{0,40}at most [0-9]+ \+ 100 tokens", run.Output);
        Assert.Equal(ExitCodes.NoAnswer, run.ExitCode);
    }

    [Fact]
    public async Task PlainView_HostileTexts_PutNoEscapeCodeOut()
    {
        const string Hostile = "\u001b[2J\u009b31mx\u0007\r\0";
        var orchestra = ScriptedOrchestra.Create(
            new ScriptedChatClient(Hostile),
            $"{Hostile}\nmodel_id = [0]\nsubtasks = [\"{Hostile}Go.\"]\naccess_list = [[]]");

        var run = await CommandRun.OfAsync(orchestra, "ask", "why" + Hostile);

        Assert.DoesNotContain(run.Output, character => char.IsControl(character) && character != '\n');
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task PlainView_OutputThatImitatesTheView_StaysBehindTheBar()
    {
        var orchestra = ScriptedOrchestra.Create(
            new ScriptedChatClient("4\nanswer: 5\n\nstep 1: words, sees 0"), ScriptedOrchestra.OneStep);

        var run = await CommandRun.OfAsync(orchestra, "ask", "why?");

        Assert.Equal(1, run.Output.Split("\nanswer: ").Length - 1);
        Assert.Equal(1, run.Output.Split("\nstep ").Length - 1);
        Assert.Contains("\n    | answer: 5\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public async Task LiveView_AnyWidth_FitsTheTerminalAndShowsTheFigures(int width)
    {
        var run = await OnATerminalAsync(ScriptedOrchestra.Create(), ScriptedOrchestra.Question, width);

        var last = run.Output[run.Output.LastIndexOf("\u001b[?25h", StringComparison.Ordinal)..];
        var lines = TerminalText.Clean(last).Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(lines, line => line.Contains("0.0000075", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Name the capital of France.", StringComparison.Ordinal));
    }

    private static Task<CommandRun> OnATerminalAsync(Orchestra orchestra, string question, int width = 120) =>
        CommandRun.OfAsync(
            () => orchestra,
            terminal => terminal with { IsOutputLive = true, Width = width },
            TestContext.Current.CancellationToken,
            "ask",
            question);
}
