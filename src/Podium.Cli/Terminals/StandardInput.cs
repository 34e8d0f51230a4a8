namespace Podium.Cli.Terminals;

/// <summary>What the process was given to read.</summary>
internal static class StandardInput
{
    private const string Descriptors = "/proc/self/fd";
    private const string Descriptions = "/proc/self/fdinfo";
    private const string Flags = "flags:";
    private const int WriteOrBoth = 3;

    /// <summary>
    /// Whether it was given nothing at all, as by <c>&lt;&amp;-</c>. The runtime's own pipe may then stand in the place
    /// of standard input; one whose writing end is in this process would never come to its end. Linux tells; elsewhere
    /// the answer is no.
    /// </summary>
    public static bool IsClosed()
    {
        try
        {
            return OperatingSystem.IsLinux() && IsOwnPipe(LinkOf(Path.Combine(Descriptors, "0")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsOwnPipe(string? input) =>
        input is null
        || (input.Contains("pipe:", StringComparison.Ordinal)
            && Directory.EnumerateFileSystemEntries(Descriptors)
                .Any(path => LinkOf(path) == input && IsWritten(Path.GetFileName(path))));

    private static string? LinkOf(string path) => new FileInfo(path).LinkTarget;

    private static bool IsWritten(string descriptor)
    {
        var flags = File.ReadLines(Path.Combine(Descriptions, descriptor))
            .First(line => line.StartsWith(Flags, StringComparison.Ordinal))[Flags.Length..]
            .Trim();
        return ((flags[^1] - '0') & WriteOrBoth) != 0;
    }
}
