using Podium.Cli.Training;
using Podium.Cli.Training.Checkpoints;
using Podium.Testing;

namespace Podium.Cli.Tests.Training.Kills;

/// <summary>What processes that were killed leave in a training's folder.</summary>
public sealed class TrainingFolderTests
{
    private static readonly StagePlan Stage = new("facts", "facts", 10, [], "print");

    [Fact]
    public void Check_KilledWhileTheLastCheckpointWasDropped_TakesTheStageForFinished()
    {
        using var root = new TemporaryFolder();
        using var folder = TrainingFolder.Open(root.Path);
        folder.Finish(Stage, Write);
        folder.Keep(Stage, Write);
        File.Delete(Path.Combine(folder.CheckpointOf(Stage), StageMark.FileName));

        folder.Check([Stage]);

        Assert.True(folder.IsFinished(Stage));
        Assert.False(folder.HasCheckpoint(Stage));
    }

    private static void Write(string folder) => File.WriteAllText(Path.Combine(folder, "weights"), "1");
}
