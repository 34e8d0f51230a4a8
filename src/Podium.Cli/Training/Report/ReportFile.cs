using Podium.Cli.CommandLine;
using Podium.Core.Storage;

namespace Podium.Cli.Training.Report;

/// <summary>The page about a training, in its folder.</summary>
internal static class ReportFile
{
    private const string Name = "report.html";

    /// <summary>Writes the page about the training in a folder, and returns where it is.</summary>
    /// <exception cref="UsageException">The folder holds no training, or the page cannot be written.</exception>
    /// <exception cref="InvalidDataException">Cards are damaged.</exception>
    public static string Write(string folder)
    {
        var report = TrainingReader.Read(folder);
        var path = Path.Combine(folder, Name);
        var target = OutputFile.Find(path);
        try
        {
            AtomicFile.Write(target, stream => PageWriter.Write(ReportPage.Of(report), stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {error.Message}");
        }

        return path;
    }
}
