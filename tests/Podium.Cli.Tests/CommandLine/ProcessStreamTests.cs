using System.Diagnostics;
using Podium.Cli.CommandLine;

namespace Podium.Cli.Tests.CommandLine;

/// <summary>The program as a process whose standard streams are closed, full or somebody else's.</summary>
public sealed class ProcessStreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("ask <&-")]
    [InlineData("ask - <&-")]
    [InlineData("ask </dev/null")]
    [InlineData("ask </dev/null | cat")]
    public async Task Ask_NothingToRead_GetsOneSentence(string commandLine)
    {
        var (_, output, error) = await RunAsync(commandLine);

        Assert.StartsWith("podium: There is no question;", error, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    [Theory]
    [InlineData("pool list >&-", "it is closed")]
    [InlineData("pool list >/dev/full", "No space left")]
    [InlineData("--help >/dev/full", "No space left")]
    public async Task Run_OutputThatTakesNothing_GetsOneSentence(string commandLine, string why)
    {
        var (exitCode, output, error) = await RunAsync(commandLine);

        Assert.StartsWith("podium: Standard output cannot be written: ", error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(character => character == '\n'));
        Assert.Equal("", output);
        Assert.Equal(ExitCodes.BadInput, exitCode);
    }

    [Fact]
    public async Task Ask_QuestionThroughAPipe_IsRead()
    {
        var (exitCode, output, _) = await RunAsync(
            "ask --conductor single:facts", "echo 'What is the capital of Peru?' |");

        Assert.Contains("\nanswer: Lima\n", output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Answered, exitCode);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string commandLine, string before = "")
    {
        var program = Path.Combine(AppContext.BaseDirectory, "podium.dll");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"{before} dotnet '{program}' {commandLine}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = shell.StandardOutput.ReadToEndAsync(limit.Token);
            var error = shell.StandardError.ReadToEndAsync(limit.Token);
            await shell.WaitForExitAsync(limit.Token);
            return (shell.ExitCode, await output, await error);
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
        }
    }
}
