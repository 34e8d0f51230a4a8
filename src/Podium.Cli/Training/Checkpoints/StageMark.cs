using System.Text.Json;

namespace Podium.Cli.Training.Checkpoints;

/// <summary>Says in a stage's folder by which part of which recipe it was written.</summary>
/// <param name="Version">Version of this format.</param>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Recipe">Fingerprint of the part of the recipe that the stage depends on.</param>
internal sealed record StageMark(int Version, string Stage, string Recipe)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "stage.json";

    private const int CurrentVersion = 1;

    /// <summary>Marks a folder as a stage's.</summary>
    public static void Write(string folder, StagePlan stage)
    {
        using var stream = File.Create(Path.Combine(folder, FileName));
        JsonSerializer.Serialize(
            stream,
            new StageMark(CurrentVersion, stage.Name, stage.Fingerprint),
            CheckpointContext.Default.StageMark);
        stream.WriteByte((byte)'\n');
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Whether a folder was written by this stage of this recipe.</summary>
    public static bool Fits(string folder, StagePlan stage) =>
        Read(folder) == new StageMark(CurrentVersion, stage.Name, stage.Fingerprint);

    /// <summary>The mark in a folder; <see langword="null"/> if there is none that can be read.</summary>
    public static StageMark? Read(string folder)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(folder, FileName));
            return JsonSerializer.Deserialize(stream, CheckpointContext.Default.StageMark);
        }
        catch (Exception error) when (error is FileNotFoundException or JsonException)
        {
            return null;
        }
    }
}
