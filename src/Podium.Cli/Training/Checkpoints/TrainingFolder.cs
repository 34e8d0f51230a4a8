using Podium.Cli.CommandLine;

namespace Podium.Cli.Training.Checkpoints;

/// <summary>
/// The folder that a training writes: a folder for each finished stage, and <c>checkpoints</c> for those begun. One
/// process at a time holds it.
/// </summary>
internal sealed class TrainingFolder : IDisposable
{
    /// <summary>Name of the folder of checkpoints.</summary>
    public const string CheckpointsName = "checkpoints";

    /// <summary>Name of the file of metrics.</summary>
    public const string MetricsName = "metrics.jsonl";

    private const string LockName = ".lock";

    private readonly FileStream _lock;

    private TrainingFolder(string path, FileStream held)
    {
        Location = path;
        _lock = held;
        Metrics = new MetricsFile(Path.Combine(path, MetricsName));
    }

    /// <summary>Where it is.</summary>
    public string Location { get; }

    /// <summary>A line for each step of every stage.</summary>
    public MetricsFile Metrics { get; }

    /// <summary>Makes the folder if need be, and holds it until it is disposed.</summary>
    /// <exception cref="UsageException">It cannot be written to, or another process holds it.</exception>
    public static TrainingFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"'{path}' cannot be the folder of a training: {error.Message}");
        }

        try
        {
            return new TrainingFolder(path, new FileStream(
                Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"'{path}' cannot be written to, or another 'podium train' is at work there: {error.Message}");
        }
    }

    /// <summary>The folder of a finished stage.</summary>
    public string FolderOf(StagePlan stage) => Path.Combine(Location, stage.Folder);

    /// <summary>Whether a stage is finished.</summary>
    public bool IsFinished(StagePlan stage) => Directory.Exists(FolderOf(stage));

    /// <summary>The folder of a stage's checkpoint.</summary>
    public string CheckpointOf(StagePlan stage) => Path.Combine(Location, CheckpointsName, stage.Name);

    /// <summary>Whether a stage has a checkpoint.</summary>
    public bool HasCheckpoint(StagePlan stage) => Directory.Exists(CheckpointOf(stage));

    /// <summary>
    /// Puts in order what an interrupted training left, and makes sure that everything found belongs to the stages.
    /// </summary>
    /// <exception cref="UsageException">Something was written by another recipe.</exception>
    public void Check(IReadOnlyList<StagePlan> stages)
    {
        foreach (var stage in stages)
        {
            FolderSwap.Recover(FolderOf(stage));
            FolderSwap.Recover(CheckpointOf(stage));
        }

        // A process that is killed while it drops the checkpoint of a finished stage may leave one without its mark.
        foreach (var stage in stages.Where(stage => IsFinished(stage) && StageMark.Fits(FolderOf(stage), stage)))
        {
            DropCheckpoint(stage);
        }

        var foreign = stages
            .SelectMany(stage => new[] { FolderOf(stage), CheckpointOf(stage) }
                .Where(folder => Directory.Exists(folder) && !StageMark.Fits(folder, stage)))
            .Select(folder => $"'{folder}'")
            .ToArray();
        if (foreign.Length > 0)
        {
            throw new UsageException(
                $"The recipe has changed since {string.Join(", ", foreign)} {(foreign.Length == 1 ? "was" : "were")} "
                + "written; undo the change, delete what is named to train it anew, or give another --output.");
        }
    }

    /// <summary>Writes a stage's checkpoint in place of the last one.</summary>
    public void Keep(StagePlan stage, Action<string> write)
    {
        Metrics.FlushToDisk();
        Write(CheckpointOf(stage), stage, write);
    }

    /// <summary>Writes what a stage leads to, which ends it.</summary>
    public void Finish(StagePlan stage, Action<string> write)
    {
        Metrics.FlushToDisk();
        Write(FolderOf(stage), stage, write);
        DropCheckpoint(stage);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Metrics.Dispose();
        _lock.Dispose();
    }

    private static void Write(string folder, StagePlan stage, Action<string> write) =>
        FolderSwap.Replace(folder, partial =>
        {
            write(partial);
            StageMark.Write(partial, stage);
        });

    private void DropCheckpoint(StagePlan stage)
    {
        if (HasCheckpoint(stage))
        {
            Directory.Delete(CheckpointOf(stage), recursive: true);
        }
    }
}
