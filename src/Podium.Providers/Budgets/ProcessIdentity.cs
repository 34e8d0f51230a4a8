using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Podium.Providers.Budgets;

/// <summary>
/// A process, told from a later one with its number by its start: on Linux by the boot and the clock tick, elsewhere by
/// the time. A process of another container, whose numbers mean nothing here, looks as if it had ended.
/// </summary>
/// <param name="Id">Its number.</param>
/// <param name="Start">When it was started, in any form that two processes of one number do not share.</param>
internal sealed record ProcessIdentity(int Id, string Start)
{
    // Positions in /proc/PID/stat after the name in brackets: the state, and the start in clock ticks since the boot.
    private const int StateField = 0;
    private const int StartField = 19;

    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId)
        ?? throw new InvalidOperationException("This process cannot be told from others.");

    /// <summary>The process that has the number now; <see langword="null"/> if none has.</summary>
    public static ProcessIdentity? Of(int id)
    {
        try
        {
            var start = OperatingSystem.IsLinux() ? StartOnLinux(id) : StartElsewhere(id);
            return start is null ? null : new ProcessIdentity(id, start);
        }
        catch (Exception error) when (error is IOException or ArgumentException or InvalidOperationException)
        {
            // It ended before or while it was looked at.
            return null;
        }
    }

    /// <summary>Whether the process runs; true where this process may not know.</summary>
    public bool IsAlive()
    {
        try
        {
            return Of(Id) == this;
        }
        catch (Exception error) when (error is Win32Exception or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static string? StartOnLinux(int id)
    {
        var line = File.ReadAllText($"/proc/{id}/stat");
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        var hasEnded = fields[StateField] is "Z" or "X";
        return hasEnded ? null : $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}/{fields[StartField]}";
    }

    private static string? StartElsewhere(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
    }
}
