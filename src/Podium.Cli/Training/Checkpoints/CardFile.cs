using System.Text.Json;

namespace Podium.Cli.Training.Checkpoints;

/// <summary>The measured cards, as <c>cards.json</c> keeps them.</summary>
/// <param name="Version">Version of this format.</param>
/// <param name="Workers">The workers measured, in the order of their ids.</param>
internal sealed record CardFile(int Version, IReadOnlyList<MeasuredWorker> Workers)
{
    private const int CurrentVersion = 1;
    private const string FileName = "cards.json";

    /// <summary>No cards yet.</summary>
    public static CardFile Empty { get; } = new(CurrentVersion, []);

    /// <summary>Reads the cards in a folder.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    public static CardFile Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var stream = File.OpenRead(path);
            var file = JsonSerializer.Deserialize(stream, CheckpointContext.Default.CardFile);
            return file is { Version: CurrentVersion, Workers: not null }
                ? file
                : throw new InvalidDataException($"{path}: these are no cards of version {CurrentVersion}.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Writes the cards into a folder.</summary>
    public void Write(string folder)
    {
        using var stream = File.Create(Path.Combine(folder, FileName));
        JsonSerializer.Serialize(stream, this, CheckpointContext.Default.CardFile);
        stream.WriteByte((byte)'\n');
        stream.Flush(flushToDisk: true);
    }
}
