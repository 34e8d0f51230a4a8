using System.Text.Json;
using Podium.Core.Storage;

namespace Podium.Cli.Training.Services;

/// <summary>
/// What a training has spent, in its folder. It is written after each step, so that a process that is killed forgets
/// what the step under way has cost.
/// </summary>
internal sealed class SpendingFile(string folder)
{
    private const int CurrentVersion = 1;
    private const string FileName = "spending.json";

    private readonly string _path = Path.Combine(folder, FileName);

    /// <summary>What was spent, in the pool's currency; 0 where nothing was.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    public decimal Read()
    {
        if (!File.Exists(_path))
        {
            return 0;
        }

        try
        {
            using var stream = File.OpenRead(_path);
            var spending = JsonSerializer.Deserialize(stream, ServiceContext.Default.Spending);
            return spending is { Version: CurrentVersion, Spent: >= 0 }
                ? spending.Spent
                : throw new InvalidDataException($"{_path}: this is no spending of version {CurrentVersion}.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{_path}: {error.Message}", error);
        }
    }

    /// <summary>Writes what was spent in all.</summary>
    public void Write(decimal spent) => AtomicFile.Write(_path, stream =>
    {
        JsonSerializer.Serialize(stream, new Spending(CurrentVersion, spent), ServiceContext.Default.Spending);
        stream.WriteByte((byte)'\n');
    });
}
