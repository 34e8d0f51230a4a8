using Podium.Cli.Training.Checkpoints;
using Podium.Testing;

namespace Podium.Cli.Tests.Training;

public sealed class FolderSwapTests
{
    [Fact]
    public void Replace_Again_LeavesTheNewFolderAlone()
    {
        using var root = new TemporaryFolder();
        var folder = root.PathOf("a/kept");

        FolderSwap.Replace(folder, Writing("old"));
        FolderSwap.Replace(folder, Writing("new"));

        Assert.Equal("new", Read(folder));
        Assert.Equal([folder], Directory.GetFileSystemEntries(root.PathOf("a")));
    }

    [Fact]
    public void Replace_WritingThatFails_KeepsTheOldFolder()
    {
        using var root = new TemporaryFolder();
        var folder = root.PathOf("kept");
        FolderSwap.Replace(folder, Writing("old"));

        Assert.Throws<IOException>(() => FolderSwap.Replace(folder, partial =>
        {
            Writing("half")(partial);
            throw new IOException("The disk is full.");
        }));
        FolderSwap.Recover(folder);

        Assert.Equal("old", Read(folder));
        Assert.Equal([folder], Directory.GetFileSystemEntries(root.Path));
    }

    [Theory]
    [InlineData("old", null, "half", "old")]
    [InlineData(null, "old", "new", "old")]
    [InlineData("new", "old", null, "new")]
    [InlineData(null, null, "half", null)]
    [InlineData(null, null, null, null)]
    public void Recover_CutOffAnywhere_LeavesAWholeFolder(string? at, string? previous, string? partial, string? found)
    {
        using var root = new TemporaryFolder();
        var folder = root.PathOf("kept");
        (string, string?)[] left = [(folder, at), (folder + ".previous", previous), (folder + ".partial", partial)];
        foreach (var (path, text) in left)
        {
            if (text is not null)
            {
                Directory.CreateDirectory(path);
                Writing(text)(path);
            }
        }

        FolderSwap.Recover(folder);

        Assert.Equal(found, Directory.Exists(folder) ? Read(folder) : null);
        Assert.Equal(found is null ? 0 : 1, Directory.GetFileSystemEntries(root.Path).Length);
    }

    private static Action<string> Writing(string text) =>
        folder => File.WriteAllText(Path.Combine(folder, "text"), text);

    private static string Read(string folder) => File.ReadAllText(Path.Combine(folder, "text"));
}
