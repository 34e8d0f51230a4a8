using System.Diagnostics;
using System.Text.Json;

namespace Podium.Benchmarks.Reference;

/// <summary>The PyTorch side, which waits on its standard input between requests.</summary>
internal sealed class ReferenceProcess : IDisposable
{
    private readonly Process _process;

    private ReferenceProcess(Process process, ReferenceSettings settings)
    {
        _process = process;
        Settings = settings;
    }

    public ReferenceSettings Settings { get; }

    /// <summary>Starts the script on a folder that holds a model and the work.</summary>
    public static ReferenceProcess Start(ReferencePython python, string folder, ReferenceSettings settings)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "reference", "learning.py");
        var start = new ProcessStartInfo(python.Path, ["-B", script, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings.Variables)
        {
            start.Environment[name] = value;
        }

        return new ReferenceProcess(Process.Start(start)!, settings);
    }

    /// <summary>Asks for one action on one measure.</summary>
    /// <exception cref="InvalidOperationException">The script has ended.</exception>
    public async Task<ReferenceReply> AskAsync(string action, string measure)
    {
        await _process.StandardInput.WriteLineAsync($"{action} {measure}");
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The reference ended at '{action} {measure}'; its error is above.");
        return JsonSerializer.Deserialize(line, ReferenceContext.Default.ReferenceReply)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
