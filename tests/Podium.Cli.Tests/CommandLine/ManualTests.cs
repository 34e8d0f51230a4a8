using Podium.Cli.CommandLine;

namespace Podium.Cli.Tests.CommandLine;

public sealed class ManualTests
{
    [Theory]
    [InlineData("ask", "--help")]
    [InlineData("bench", "pocket", "--help")]
    [InlineData("bench", "ablations", "--help")]
    [InlineData("train", "--help")]
    [InlineData("pool", "list", "--help")]
    [InlineData("pool", "init", "--help")]
    [InlineData("pool", "check", "--help")]
    [InlineData("sandbox", "--help")]
    [InlineData("cache", "stat", "--help")]
    [InlineData("cache", "clear", "--help")]
    [InlineData("runs", "show", "--help")]
    [InlineData("runs", "show", "-h")]
    public async Task Help_OfACommand_IsAWholePage(params string[] arguments)
    {
        var run = await NeverOpeningAsync(arguments);

        string[] sections = ["NAME\n", "SYNOPSIS\n", "DESCRIPTION\n", "OPTIONS\n", "EXAMPLES\n", "EXIT STATUS\n"];
        Assert.All(sections, section => Assert.Contains(section, run.Output, StringComparison.Ordinal));
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task Help_OfTheProgram_NamesEveryCommand()
    {
        var run = await NeverOpeningAsync("--help");

        string[] commands =
        [
            "podium ask\n", "podium bench\n", "podium train\n", "podium pool\n", "podium runs\n", "podium sandbox\n",
        ];
        Assert.All(commands, command => Assert.Contains(command, run.Output, StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task Help_OfAsk_NamesEveryOption()
    {
        var run = await NeverOpeningAsync("ask", "--help");

        string[] options =
        [
            "--conductor WHO", "--seed N", "--record FILE", "--max-price PRICE", "--max-steps N", "--rounds N",
            "--pool FILE", "--orchestra FOLDER", "--json", "--help",
        ];
        Assert.All(options, option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_OfTheProgram_IsPrinted()
    {
        var run = await NeverOpeningAsync("--version");

        Assert.Matches(@"^\d+\.\d+\.\d+", run.Output);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    private static Task<CommandRun> NeverOpeningAsync(params string[] arguments) => CommandRun.OfAsync(
        () => throw new InvalidOperationException("Help must not load weights."),
        terminal => terminal,
        TestContext.Current.CancellationToken,
        arguments);
}
