using System.Diagnostics;
using Podium.Benchmarks.Machine;

namespace Podium.Benchmarks.Learning;

/// <summary>The table of where a training step's time goes, beside what the machine can do.</summary>
internal static class PartsReport
{
    public static async Task WriteAsync(TextWriter output, LearningSession session, MachinePeaks peaks)
    {
        var model = session.CopyModel();
        var work = session.Work.Training;
        var whole = await Comparison.SecondsAsync(new TrainingSide(model, session.Team, work), session.Scale.Rounds);
        var buffers = new EngineBuffers(model, session.Team, work.Sequences);
        var engine = new EngineParts(buffers, [.. work.Sequences.SelectMany(tokens => tokens.Skip(1))]);
        var total = 0.0;
        await output.WriteLineAsync(
            "| part of a training step | ms | share | GFLOP/s | of peak | GB/s | of memory's peak |");
        await output.WriteLineAsync("|---|--:|--:|--:|--:|--:|--:|");
        foreach (var part in engine.All())
        {
            var seconds = Measure(buffers, part, session.Scale.Rounds);
            var (operations, bytes) = (part.Operations / seconds, part.Bytes / seconds);
            total += seconds;
            await output.WriteLineAsync(
                $"| {part.Name} | {1e3 * seconds:0.00} | {seconds / whole:0%} | {operations / 1e9:0} "
                + $"| {operations / peaks.Arithmetic.All:0%} | {bytes / 1e9:0} | {bytes / peaks.Memory.All:0%} |");
        }

        await output.WriteLineAsync($"| all parts, each by itself | {1e3 * total:0.00} | {total / whole:0%} | | | | |");
        await output.WriteLineAsync($"| the step | {1e3 * whole:0.00} | 100% | | | | |");
    }

    private static double Measure(EngineBuffers buffers, EnginePart part, int rounds)
    {
        var seconds = new double[rounds];
        for (var round = -1; round < rounds; round++)
        {
            buffers.Refill();
            var start = Stopwatch.GetTimestamp();
            part.Run();
            if (round >= 0)
            {
                seconds[round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }

        Array.Sort(seconds);
        return seconds[rounds / 2];
    }
}
