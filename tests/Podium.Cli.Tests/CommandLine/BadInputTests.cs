using Podium.Cli.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Testing;

namespace Podium.Cli.Tests.CommandLine;

public sealed class BadInputTests
{
    private static InvalidDataException BrokenWeights => new("model.safetensors ends after 7 bytes.");

    [Theory]
    [InlineData("There is no question", "ask")]
    [InlineData("There is no question", "ask", "  ")]
    [InlineData("There is no question", "ask", "-")]
    [InlineData("There is no conductor 'nobody'", "ask", "--conductor", "nobody", "Why?")]
    [InlineData("There is no conductor 'single'", "ask", "--conductor", "single", "Why?")]
    [InlineData("There is no conductor 'learned:3'", "ask", "--conductor", "learned:3", "Why?")]
    [InlineData("The pool has no worker 'ghost'; it has facts, words.", "ask", "--conductor", "single:ghost", "Why?")]
    [InlineData("The pool has no worker 'ghost'", "ask", "--conductor", "vote:2:ghost", "Why?")]
    [InlineData("The conductor 'vote:0' needs a number of votes", "ask", "--conductor", "vote:0", "Why?")]
    [InlineData("The conductor 'vote:x' needs a number of votes", "ask", "--conductor", "vote:x", "Why?")]
    [InlineData("The conductor 'moa:11' needs a number of layers", "ask", "--conductor", "moa:11", "Why?")]
    [InlineData("--max-price takes a price of 0 or more", "ask", "--max-price", "-1", "Why?")]
    [InlineData("--max-price takes a price of 0 or more", "ask", "--max-price", "cheap", "Why?")]
    [InlineData("--max-price takes a price of 0 or more", "ask", "--max-price", "1e99", "Why?")]
    [InlineData("--max-steps takes a whole number from 1 to 1000", "ask", "--max-steps", "0", "Why?")]
    [InlineData("--rounds takes a whole number from 1 to 100", "ask", "--rounds", "101", "Why?")]
    [InlineData("--seed takes a whole number", "ask", "--seed", "1.5", "Why?")]
    [InlineData("--problems takes a whole number from 1 to 10000", "bench", "pocket", "--problems", "0")]
    [InlineData("There is no conductor 'learnt'", "bench", "pocket", "--only", "oracle,learnt")]
    [InlineData("There is no conductor ''", "bench", "pocket", "--only", "")]
    [InlineData("The pool has no worker 'ghost'", "bench", "pocket", "--only", "single:ghost")]
    [InlineData("The tables cannot be written to '/dev/null/x'", "bench", "pocket", "--output", "/dev/null/x")]
    [InlineData("--orchestra takes the name of a folder", "ask", "--orchestra", "", "Why?")]
    [InlineData("There is no option '--jsn'", "ask", "--jsn", "Why?")]
    [InlineData("There is no option '-x'", "ask", "Why?", "-x")]
    [InlineData("There is no option '--dealy'; see 'podium sandbox --help'", "sandbox", "--dealy", "30")]
    [InlineData("'podium pool check' takes no 'p.yaml'; a pool's file stands behind --pool", "pool", "check", "p.yaml")]
    [InlineData("there is no folder '/podium-nowhere'", "ask", "--record", "/podium-nowhere/run.jsonl", "Why?")]
    [InlineData("'/' is a folder", "ask", "--record", "/", "Why?")]
    [InlineData("There is no file '/podium-nowhere/a.db'", "cache", "stat", "--cache", "/podium-nowhere/a.db")]
    [InlineData("'/' is a folder", "cache", "clear", "--cache", "/")]
    [InlineData("--cache takes the name of a file", "cache", "stat", "--cache", "")]
    [InlineData("--older-than takes a whole number of days", "cache", "clear", "--older-than", "30")]
    [InlineData("--older-than takes a whole number of days", "cache", "clear", "--older-than", "-1d")]
    [InlineData("--older-than takes a whole number of days", "cache", "clear", "--older-than", "99999d")]
    [InlineData("There is no file '/podium-nowhere/run.jsonl'", "runs", "show", "/podium-nowhere/run.jsonl")]
    [InlineData("'/' is a folder", "runs", "show", "/")]
    [InlineData("see 'podium runs show --help'", "runs", "show")]
    [InlineData("'podium runs' needs a command: show; see 'podium runs --help'", "runs")]
    [InlineData("'podium runs' has no command 'sho'; it has show; see 'podium runs --help'", "runs", "sho")]
    [InlineData("--record took 'What is x?' for the name of its file", "ask", "--record", "What is x?")]
    [InlineData("see 'podium pool list --help'", "pool", "list", "--wide")]
    [InlineData("'podium' has no command 'sing'; it has ask, bench", "sing")]
    [InlineData("'podium' needs a command: ask, bench")]
    public async Task Run_BadInput_GetsOneSentence(string sentence, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.StartsWith("podium: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(".\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
        Assert.Equal("", run.Output);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("not json\n", "line 1 does not start a run")]
    [InlineData("{\"event\":\"RunStarted\",\"vers", "line 1 is cut off, and there is no other")]
    [InlineData("{\"event\":\"RunStarted\",\"version\":99}\n", "line 1 says version 99")]
    public async Task RunsShow_FileThatIsNoRecord_GetsOneSentence(string content, string sentence)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("run.jsonl");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("runs", "show", file);

        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
        Assert.Equal("", run.Output);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public async Task Ask_TooLongAQuestion_GetsOneSentence()
    {
        var run = await CommandRun.OfAsync("ask", new string('a', 20_001));

        Assert.Equal("podium: The question is too long; it may have 20000 characters.\n", run.Error);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public async Task Ask_OrchestraThatDoesNotOpen_GetsOneSentence()
    {
        var run = await CommandRun.OfAsync(
            () => throw BrokenWeights,
            terminal => terminal,
            TestContext.Current.CancellationToken,
            "ask",
            "Why?");

        Assert.Equal("podium: model.safetensors ends after 7 bytes.\n", run.Error);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public async Task Ask_WeightsFoundBrokenOnTheWay_LeaveNothingBehind()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("run.jsonl");
        var broken = ScriptedOrchestra.Trained(new BrokenConductor(BrokenWeights));
        var orchestra = ScriptedOrchestra.Create() with { Learned = broken };

        var run = await CommandRun.OfAsync(orchestra, "ask", "--record", file, "Why?");

        Assert.Equal("podium: model.safetensors ends after 7 bytes.\n", run.Error);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Ask_ConductorFault_GetsOneSentenceAndARecord()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("run.jsonl");
        var fault = new WorkerFaultException(FaultKind.Malformed, "The question is too long.");
        var broken = ScriptedOrchestra.Trained(new BrokenConductor(fault));
        var orchestra = ScriptedOrchestra.Create() with { Learned = broken };

        var run = await CommandRun.OfAsync(orchestra, "ask", "--record", file, "Why?");

        Assert.Equal("podium: The conductor failed: The question is too long.\n", run.Error);
        Assert.Equal(ExitCodes.NoAnswer, run.ExitCode);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Ask_RunThatThrows_LeavesAnEarlierRecordAlone()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("run.jsonl");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        var broken = ScriptedOrchestra.Trained(new BrokenConductor(BrokenWeights));
        var orchestra = ScriptedOrchestra.Create() with { Learned = broken };

        await CommandRun.OfAsync(orchestra, "ask", "--record", file, "Why?");

        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Ask_RunThatEnds_ReplacesAnEarlierRecord()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("run.jsonl");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        var asked = await CommandRun.OfAsync("ask", "--record", file, ScriptedOrchestra.Question);
        var shown = await CommandRun.OfAsync("runs", "show", file);

        Assert.Equal(asked, shown);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Ask_BadInput_LeavesAnEarlierRecordAlone()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("run.jsonl");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        await CommandRun.OfAsync(
            ScriptedOrchestra.Create(), "ask", "--record", file, "--conductor", "single:ghost", "Why?");

        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_HostileArgument_IsHarmlessInTheSentence()
    {
        var run = await CommandRun.OfAsync("ask", "--conductor", "\u001b[31mred\nnew line", "Why?");

        Assert.DoesNotContain('\u001b', run.Error);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }

    private sealed class BrokenConductor(Exception error) : IBoundedConductor
    {
        public TokenUsage Bound(ConductorRequest request) => default;

        public ValueTask<ConductorReply> ConductAsync(
            ConductorRequest request, CancellationToken cancellationToken = default) =>
            throw error;
    }
}
