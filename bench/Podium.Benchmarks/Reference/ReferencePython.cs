using System.ComponentModel;
using System.Diagnostics;

namespace Podium.Benchmarks.Reference;

/// <summary>A Python interpreter that has PyTorch.</summary>
/// <param name="Path">The interpreter.</param>
/// <param name="Version">PyTorch's version.</param>
internal sealed record ReferencePython(string Path, string Version)
{
    private static readonly string[] Candidates = ["python3", "/usr/bin/python3"];

    /// <summary>Finds one, or null.</summary>
    public static async Task<ReferencePython?> FindAsync()
    {
        foreach (var candidate in Candidates)
        {
            var start = new ProcessStartInfo(candidate, ["-c", "import torch; print(torch.__version__)"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            try
            {
                using var process = Process.Start(start)!;
                var errors = process.StandardError.ReadToEndAsync();
                var version = (await process.StandardOutput.ReadToEndAsync()).Trim();
                await errors;
                await process.WaitForExitAsync();
                if (process.ExitCode == 0)
                {
                    return new ReferencePython(candidate, version);
                }
            }
            catch (Win32Exception)
            {
                continue;
            }
        }

        return null;
    }
}
