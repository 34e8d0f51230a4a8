using System.Diagnostics;

namespace Podium.Cli.Tests.Training.Kills;

/// <summary>The program <c>podium train</c> as a process of its own.</summary>
/// <param name="recipe">The recipe's file.</param>
/// <param name="output">The training's folder.</param>
internal sealed class TrainProcess(string recipe, string output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Trains to the end.</summary>
    public async Task RunAsync()
    {
        using var process = Start();
        var (exitCode, error) = await EndAsync(process);
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
    }

    /// <summary>
    /// Kills the process when the files whose paths begin with <paramref name="watched"/> have changed so many times;
    /// returns whether it came to that before the end.
    /// </summary>
    public async Task<bool> RunUntilAsync(string watched, int changes)
    {
        Directory.CreateDirectory(output);
        using var watcher = new FileSystemWatcher(output)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite,
        };
        using var process = Start();
        var prefix = Path.Combine(output, watched);
        watcher.Created += (_, happened) => Count(happened.FullPath);
        watcher.Changed += (_, happened) => Count(happened.FullPath);
        watcher.Deleted += (_, happened) => Count(happened.FullPath);
        watcher.Renamed += (_, happened) => Count(happened.FullPath);
        watcher.EnableRaisingEvents = true;
        var (exitCode, error) = await EndAsync(process);
        Assert.Equal("", error);
        return exitCode != 0;

        void Count(string path)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal) && Interlocked.Decrement(ref changes) == 0)
            {
                process.Kill();
            }
        }
    }

    private Process Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "podium.dll");
        string[] arguments = [program, "train", recipe, "--output", output, "--threads", "1"];
        return Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task<(int ExitCode, string Error)> EndAsync(Process process)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var printed = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            await printed;
            return (process.ExitCode, await error);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
