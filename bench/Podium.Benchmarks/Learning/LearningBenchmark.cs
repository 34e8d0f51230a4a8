using Podium.Benchmarks.Machine;
using Podium.Benchmarks.Reference;
using Podium.Neural.Kernels;

namespace Podium.Benchmarks.Learning;

/// <summary>
/// Training, generation and a GRPO step by the engine and by PyTorch, in turn, on the same weights and tokens; first
/// that both compute the same, then how fast; then where the engine spends its time, beside what the machine can do.
/// </summary>
internal static class LearningBenchmark
{
    private const int Threads = 2;

    /// <summary>Prints the tables; 1 when there is no PyTorch or the sides disagree.</summary>
    public static async Task<int> RunAsync(TextWriter output, LearningScale scale)
    {
        var python = await ReferencePython.FindAsync();
        if (python is null)
        {
            await output.WriteLineAsync("No Python with PyTorch was found (Debian: apt-get install python3-torch).");
            return 1;
        }

        using var team = new ThreadTeam(Threads);
        await output.WriteLineAsync(
            $"Reference: PyTorch {python.Version}, float32. {Threads} threads each; median of {scale.Rounds} rounds,");
        await output.WriteLineAsync("the two in turn; ratio: median (least to most) of the rounds.");
        var peaks = MachinePeaks.Measure(team);
        foreach (var model in LearningModel.All)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"## {model.Name}");
            await output.WriteLineAsync();
            using var session = LearningSession.Start(python, model, scale, team);
            if (!await new ModelReport(output, session).WriteAsync())
            {
                return 1;
            }

            await output.WriteLineAsync();
            await PartsReport.WriteAsync(output, session, peaks);
        }

        await output.WriteLineAsync();
        peaks.Write(output);
        return 0;
    }
}
