using System.Diagnostics;
using System.Runtime.InteropServices;
using Podium.Neural.Kernels;

namespace Podium.Benchmarks.Machine;

/// <summary>The most that this machine's arithmetic and memory give, on one core and on all of a team's.</summary>
internal sealed unsafe class MachinePeaks
{
    private const int Trials = 7;
    private const long ArithmeticRepeats = 3_000_000;
    private const int MemoryFloats = 64 << 20;
    private const int CacheFloats = 64 << 10;
    private const int CacheRepeats = 2000;

    private MachinePeaks(int threads)
    {
        Threads = threads;
    }

    public int Threads { get; }

    /// <summary>Fused multiply-adds count two; operations per second of one core, and of all.</summary>
    public (double One, double All) Arithmetic { get; private init; }

    /// <summary>Bytes read per second from memory by one core, and by all.</summary>
    public (double One, double All) Memory { get; private init; }

    /// <summary>Bytes read per second from a core's own second-level cache by one core, and by all.</summary>
    public (double One, double All) Cache { get; private init; }

    public static MachinePeaks Measure(ThreadTeam team)
    {
        using var alone = new ThreadTeam(1);
        var length = (long)MemoryFloats * team.Threads;
        var memory = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), 64);
        for (var index = 0L; index < length; index++)
        {
            memory[index] = 1;
        }

        var peaks = new MachinePeaks(team.Threads)
        {
            Arithmetic = (Arithmetics(alone), Arithmetics(team)),
            Memory = (Reads(alone, memory, MemoryFloats, 1), Reads(team, memory, MemoryFloats, 1)),
            Cache = (Reads(alone, memory, CacheFloats, CacheRepeats), Reads(team, memory, CacheFloats, CacheRepeats)),
        };
        NativeMemory.AlignedFree(memory);
        return peaks;
    }

    public void Write(TextWriter output)
    {
        output.WriteLine($"| peak of this machine | one core | {Threads} cores |");
        output.WriteLine("|---|--:|--:|");
        Write(output, "fused multiply-add, GFLOP/s", Arithmetic);
        Write(output, "reading memory, GB/s", Memory);
        Write(output, "reading the second-level cache, GB/s", Cache);
    }

    private static void Write(TextWriter output, string name, (double One, double All) peak) =>
        output.WriteLine($"| {name} | {peak.One / 1e9:0} | {peak.All / 1e9:0} |");

    private static double Arithmetics(ThreadTeam team)
    {
        var operations = PeakKernels.OperationsPerRepeat * ArithmeticRepeats * team.Threads;
        return operations / Best(team, _ => PeakKernels.MultiplyAdd(ArithmeticRepeats));
    }

    private static double Reads(ThreadTeam team, float* memory, int floats, int repeats)
    {
        var bytes = (double)sizeof(float) * floats * repeats * team.Threads;
        return bytes / Best(team, part => PeakKernels.Sum(memory + ((long)part * floats), floats, repeats));
    }

    private static double Best(ThreadTeam team, Func<int, float> kernel)
    {
        var sums = new float[team.Threads];
        var best = double.PositiveInfinity;
        for (var trial = 0; trial < Trials; trial++)
        {
            var start = Stopwatch.GetTimestamp();
            team.Run(team.Threads, part => sums[part] = kernel(part));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
