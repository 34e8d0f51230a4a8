using System.Runtime.InteropServices;

namespace Podium.Benchmarks.Kernels;

/// <summary>The processor time of the calling thread, which other processes hardly disturb.</summary>
internal static class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Whether this system has such a clock.</summary>
    public static bool IsPresent => OperatingSystem.IsLinux() && nint.Size == 8;

    /// <summary>The time spent so far.</summary>
    public static TimeSpan Now
    {
        get
        {
            _ = ReadClock(ThreadProcessorTime, out var time);
            return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0);
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out ClockTime time);

    [StructLayout(LayoutKind.Sequential)]
    private struct ClockTime
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
