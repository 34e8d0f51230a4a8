using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Testing;

namespace Podium.Cli.Tests.Asking;

public sealed class AskCommandTests
{
    private const string PlainRun = """
        question: Take the capital of France and count its letters.
        conductor: learned, seed 0

        workflow of round 0: 40 + 20 tokens, price 0.00008, 0.0 ms; its steps at most 0.000681
          | Facts first, then words.
          | model_id = [0, 1]
          | subtasks = ["Name the capital of France.", "Count its letters."]
          | access_list = [[], [0]]

        step 0: facts, sees nothing
          subtask: Name the capital of France.
          output: Paris
          10 + 5 tokens, price 0.0000075, 0.0 ms

        step 1: words, sees 0
          subtask: Count its letters.
          output: 5
          10 + 5 tokens, price 0.0000075, 0.0 ms

        answer: 5
        workers: 20 + 10 tokens, price 0.000015
        conductor: 40 + 20 tokens, price 0.00008
        total: 60 + 30 tokens, price 0.000095, 0.0 ms

        """;

    [Fact]
    public async Task Ask_PlainOutput_ShowsTheWholeRun()
    {
        var run = await CommandRun.OfAsync("ask", ScriptedOrchestra.Question);

        Assert.Equal(PlainRun, run.Output);
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task Ask_WordsWithoutQuotes_AreOneQuestion()
    {
        var run = await CommandRun.OfAsync(["ask", .. ScriptedOrchestra.Question.Split(' ')]);

        Assert.Equal(PlainRun, run.Output);
    }

    [Theory]
    [InlineData("-")]
    [InlineData]
    public async Task Ask_QuestionOnStandardInput_IsRead(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(
            ScriptedOrchestra.Create,
            terminal => terminal with
            {
                Input = new StringReader(ScriptedOrchestra.Question + "\n"),
                IsInputRedirected = true,
            },
            TestContext.Current.CancellationToken,
            ["ask", .. arguments]);

        Assert.Equal(PlainRun, run.Output);
    }

    [Fact]
    public async Task Ask_QuestionThatLooksLikeAResponseFile_IsAQuestion()
    {
        var run = await CommandRun.OfAsync("ask", "@home is what?");

        Assert.StartsWith("question: @home is what?\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_QuestionBehindTwoDashes_MayBeginWithADash()
    {
        var run = await CommandRun.OfAsync("ask", "--", "--json");

        Assert.StartsWith("question: --json\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("single:words", 1)]
    [InlineData("vote:3", 4)]
    [InlineData("refine:2:facts", 3)]
    [InlineData("moa:2", 5)]
    public async Task Ask_FixedConductor_RunsItsWorkflow(string conductor, int steps)
    {
        var run = await CommandRun.OfAsync("ask", "--max-steps", "1", "--conductor", conductor, "Anything?");

        Assert.Equal(steps, run.Output.Split("\nstep ").Length - 1);
        Assert.Contains("conductor: 0 + 0 tokens, price 0\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task Ask_SameSeed_GivesTheSameRandomTeam()
    {
        var first = await CommandRun.OfAsync("ask", "--conductor", "random", "--seed", "11", "Anything?");
        var second = await CommandRun.OfAsync("ask", "--conductor", "random", "--seed", "11", "Anything?");

        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("learned", 0)]
    [InlineData("learned:sampled", 1)]
    public async Task Ask_LearnedConductor_IsAskedForTheLikeliestWorkflowOrForADrawnOne(string name, double temperature)
    {
        var conductor = new FixedConductor(ScriptedOrchestra.OneStep);
        var orchestra = ScriptedOrchestra.Create() with { Learned = ScriptedOrchestra.Trained(conductor) };

        var run = await CommandRun.OfAsync(orchestra, "ask", "--conductor", name, "Anything?");

        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Assert.Equal(temperature, conductor.Requests[0].Temperature);
    }

    [Fact]
    public async Task Ask_UnusableWorkflow_EndsWithoutAnAnswer()
    {
        var run = await CommandRun.OfAsync("ask", "--conductor", "cold-start", "Anything?");

        Assert.Contains("\nno answer: The workflow cannot be run: ", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("podium: The workflow cannot be run: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NoAnswer, run.ExitCode);
    }

    [Fact]
    public async Task Ask_FailingWorker_EndsWithoutAnAnswer()
    {
        var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new HttpRequestException("The line is dead.")));
        var orchestra = ScriptedOrchestra.Create(broken, ScriptedOrchestra.Workflow);

        var run = await CommandRun.OfAsync(orchestra, "ask", "Anything?");

        Assert.Contains("  outcome: failed (Unavailable): The line is dead.\n", run.Output, StringComparison.Ordinal);
        Assert.Matches("\n  at most [0-9]+ \\+ 100 tokens, ", run.Output);
        Assert.Contains(
            "  outcome: not run: step 0, which it sees, gave no output\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("podium: Step 0 failed: The line is dead.\n", run.Error);
        Assert.Equal(ExitCodes.NoAnswer, run.ExitCode);
    }

    [Fact]
    public async Task Ask_PriceAboveTheLimit_IsOverBudget()
    {
        var run = await CommandRun.OfAsync("ask", "--max-price", "0.0001", "Anything?");

        Assert.Contains("\nno answer: Over budget: step 0 ", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.OverBudget, run.ExitCode);
    }

    [Fact]
    public async Task Ask_Interruption_EndsInGoodOrder()
    {
        using var folder = new TemporaryFolder();
        using var interruption = new CancellationTokenSource();
        var clock = new ManualClock();
        var endless = new ScriptedChatClient(
            _ =>
            {
                interruption.Cancel();
                return new ScriptedReply("never") { Delay = TimeSpan.FromDays(1) };
            },
            clock);
        var orchestra = ScriptedOrchestra.Create(endless, ScriptedOrchestra.Workflow);
        var file = folder.PathOf("run.jsonl");

        var run = await CommandRun.OfAsync(
            () => orchestra, terminal => terminal, interruption.Token, "ask", "--record", file, "Anything?");

        Assert.Contains("\nno answer: The run was interrupted.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Interrupted, run.ExitCode);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
        Assert.Equal(ExitCodes.Answered, (await CommandRun.OfAsync("runs", "show", file)).ExitCode);
    }

    [Fact]
    public async Task Ask_QuestionBeyondThePool_IsAnsweredWithARemark()
    {
        var orchestra = ScriptedOrchestra.Create() with { Knows = _ => false };

        var run = await CommandRun.OfAsync(orchestra, "ask", ScriptedOrchestra.Question);

        const string Note = "note: This question is not worded like those that these workers learned from, so the "
            + "answer may well be wrong. They learned short questions on facts and words; README shows examples.\n";
        Assert.Equal(PlainRun + Note, run.Output);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task Ask_SecondRound_ShowsTheAcceptance()
    {
        var orchestra = ScriptedOrchestra.Create(
            new ScriptedChatClient("Paris"),
            ScriptedOrchestra.Workflow,
            "model_id = []\nsubtasks = []\naccess_list = []");

        var run = await CommandRun.OfAsync(orchestra, "ask", "--rounds", "2", "Anything?");

        Assert.Contains("accepted: The earlier answer stands.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nanswer: 5\n", run.Output, StringComparison.Ordinal);
    }
}
