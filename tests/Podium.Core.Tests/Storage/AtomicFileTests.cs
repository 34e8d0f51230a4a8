using Podium.Core.Records;
using Podium.Core.Storage;
using Podium.Testing;

namespace Podium.Core.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_OverAFile_LeavesTheNewOneAlone()
    {
        var path = _folder.PathOf("file");
        File.WriteAllText(path, "old and longer");

        AtomicFile.Write(path, stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_WritingThatFails_LeavesTheOldFileAlone()
    {
        var path = _folder.PathOf("file");
        File.WriteAllText(path, "old");

        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new IOException("The disk is full.");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_NameThatAFolderHas_LeavesTheFolderAlone()
    {
        var path = Directory.CreateDirectory(_folder.PathOf("file")).FullName;

        Assert.ThrowsAny<SystemException>(() => AtomicFile.Write(path, stream => stream.Write("new"u8)));

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void WriteRecord_NameThatAFolderHas_LeavesTheFolderAlone()
    {
        var path = Directory.CreateDirectory(_folder.PathOf("run.jsonl")).FullName;

        Assert.ThrowsAny<SystemException>(() => RunRecordWriter.Write(path, []));

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
