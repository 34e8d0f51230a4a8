using System.Diagnostics;
using Podium.Cli.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Testing;

namespace Podium.Cli.Tests.CommandLine;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_RecordIsAPipe_IsRefusedBeforeTheRun(bool behindALink)
    {
        var pipe = await MakePipeAsync("pipe");
        var path = behindALink ? File.CreateSymbolicLink(_folder.PathOf("link"), pipe).FullName : pipe;
        var names = Directory.GetFileSystemEntries(_folder.Path);

        var run = await CommandRun.OfAsync("ask", "--record", path, ScriptedOrchestra.Question);

        AssertRefused($"podium: '{path}' is a device, a pipe or a socket; name an ordinary file instead.\n", run);
        Assert.Equal(names, Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task BenchPocket_TableIsAPipe_IsRefusedBeforeTheRun()
    {
        var pipe = await MakePipeAsync("pocket.json");

        var run = await CommandRun.OfAsync("bench", "pocket", "--problems", "2", "--output", _folder.Path);

        AssertRefused($"podium: '{pipe}' is a device, a pipe or a socket; name an ordinary file instead.\n", run);
        Assert.Equal([pipe], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task BenchPocket_TableIsAFolder_IsRefusedBeforeTheRun()
    {
        var taken = Directory.CreateDirectory(_folder.PathOf("pocket.md")).FullName;

        var run = await CommandRun.OfAsync("bench", "pocket", "--problems", "2", "--output", _folder.Path);

        AssertRefused($"podium: '{taken}' is a folder, where a file is to be written.\n", run);
        Assert.Equal([taken], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mine")]
    public async Task Ask_RecordIsALink_ReplacesWhatItLeadsTo(string? content)
    {
        var target = Path.Combine(Directory.CreateDirectory(_folder.PathOf("there")).FullName, "run.jsonl");
        var link = _folder.PathOf("link");
        File.CreateSymbolicLink(_folder.PathOf("second"), target);
        File.CreateSymbolicLink(link, "second");
        if (content is not null)
        {
            await File.WriteAllTextAsync(target, content, Cancellation);
        }

        var run = await CommandRun.OfAsync("ask", "--record", link, ScriptedOrchestra.Question);

        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Assert.Equal("second", new FileInfo(link).LinkTarget);
        Assert.Contains("RunCompleted", await File.ReadAllTextAsync(target, Cancellation), StringComparison.Ordinal);
        Assert.Equal([target], Directory.GetFiles(_folder.PathOf("there")));
    }

    [Fact]
    public async Task Ask_RecordIsALinkToItself_GetsOneSentence()
    {
        var link = File.CreateSymbolicLink(_folder.PathOf("link"), "link").FullName;

        var run = await CommandRun.OfAsync("ask", "--record", link, ScriptedOrchestra.Question);

        Assert.StartsWith($"podium: '{link}' cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertRefused(string sentence, CommandRun run)
    {
        Assert.Equal(sentence, run.Error);
        Assert.Equal("", run.Output);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    private async Task<string> MakePipeAsync(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among its files.");
        var path = _folder.PathOf(name);
        using var process = Process.Start("mkfifo", [path]);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        return path;
    }
}
