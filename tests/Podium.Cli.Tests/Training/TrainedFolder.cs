using System.Security.Cryptography;
using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Testing;

namespace Podium.Cli.Tests.Training;

/// <summary>What the tiny recipe leads to without an interruption, trained once for all tests.</summary>
public sealed class TrainedFolder : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The recipe's file.</summary>
    public string Recipe => _folder.PathOf("tiny.yaml");

    /// <summary>The folder of the training.</summary>
    public string Output => _folder.PathOf("whole");

    /// <summary>What the command printed.</summary>
    public string Printed { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Recipe, TinyRecipe.Text);
        var run = await CommandRun.OfAsync("train", Recipe, "--output", Output, "--threads", "1");
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Printed = run.Output;
    }

    /// <summary>A new folder in which the tokenizers are finished, to save the time that they take.</summary>
    public string Begin(TemporaryFolder folder)
    {
        var output = folder.PathOf("output");
        var tokenizers = Path.Combine(output, "tokenizers");
        Directory.CreateDirectory(tokenizers);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Output, "tokenizers")))
        {
            File.Copy(file, Path.Combine(tokenizers, Path.GetFileName(file)));
        }

        return output;
    }

    /// <summary>Trains until a line begins with <paramref name="trigger"/>, and returns the exit code.</summary>
    internal static async Task<int> TrainUntilAsync(
        string trigger, Action interrupt, CancellationToken token, params string[] arguments)
    {
        await using var output = new InterruptingWriter(trigger, interrupt);
        var run = await CommandRun.OfAsync(
            ScriptedOrchestra.Create, terminal => terminal with { Output = output }, token, arguments);
        Assert.Contains(trigger, output.ToString(), StringComparison.Ordinal);
        return run.ExitCode;
    }

    /// <summary>Every file of a training with its content, by its path.</summary>
    public static IReadOnlyDictionary<string, string> Files(string output) => Directory
        .EnumerateFiles(output, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(path) != ".lock")
        .ToDictionary(
            path => Path.GetRelativePath(output, path),
            path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
