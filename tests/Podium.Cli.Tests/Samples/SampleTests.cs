using System.Diagnostics;
using Podium.Testing;

namespace Podium.Cli.Tests.Samples;

/// <summary>The programs in <c>samples</c> do what they say.</summary>
public sealed class SampleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Fact]
    [Trait("Slow", "true")]
    public async Task Run_AWorkerGoesDown_AnswersAllTheSame()
    {
        var (exitCode, output) = await RunAsync("samples/a-worker-goes-down.cs");

        Assert.Contains("step 1: words failed (Unavailable)", output, StringComparison.Ordinal);
        Assert.Contains(", by spare-words", output, StringComparison.Ordinal);
        Assert.Contains("answer: 4, price: ", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string sample)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var start = new ProcessStartInfo("dotnet", ["run", "-c", "Release", RepositoryRoot.PathOf(sample)])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = RepositoryRoot.PathOf("."),
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, output);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
