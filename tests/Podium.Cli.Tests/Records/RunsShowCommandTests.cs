using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Testing;

namespace Podium.Cli.Tests.Records;

public sealed class RunsShowCommandTests
{
    [Theory]
    [InlineData]
    [InlineData("--json")]
    public async Task RunsShow_RecordOfARun_ShowsWhatAskShowed(params string[] options)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("run.jsonl");
        var asked = await CommandRun.OfAsync(["ask", "--record", file, .. options, ScriptedOrchestra.Question]);

        var shown = await CommandRun.OfAsync(["runs", "show", .. options, file]);

        Assert.Equal(asked, shown);
        Assert.NotEqual("", shown.Output);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task RunsShow_InterruptedRecord_ShowsItAsFarAsItGoes()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("run.jsonl");
        await CommandRun.OfAsync("ask", "--record", file, ScriptedOrchestra.Question);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(file, lines[..^3], TestContext.Current.CancellationToken);

        var shown = await CommandRun.OfAsync("runs", "show", file);

        Assert.Contains("  output: Paris\n", shown.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nno answer: The record ends before the run did.\n", shown.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Answered, shown.ExitCode);
    }

    [Theory]
    [InlineData("\"step\":1", "\"step\":7")]
    [InlineData("\"step\":1", "\"step\":-1")]
    [InlineData("\"round\":0", "\"round\":3")]
    [InlineData("\"event\":\"WorkflowWritten\"", "\"event\":\"Encore\"")]
    public async Task RunsShow_RecordThatContradictsItself_GetsOneSentence(string original, string changed)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("run.jsonl");
        await CommandRun.OfAsync("ask", "--record", file, ScriptedOrchestra.Question);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(original, text, StringComparison.Ordinal);
        var broken = text.Replace(original, changed, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, broken, TestContext.Current.CancellationToken);

        var shown = await CommandRun.OfAsync("runs", "show", file);

        Assert.Equal("", shown.Output);
        Assert.Equal(1, shown.Error.Count(character => character == '\n'));
        Assert.Equal(ExitCodes.BadInput, shown.ExitCode);
    }
}
