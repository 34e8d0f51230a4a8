using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;
using Podium.Testing;

namespace Podium.Pocket.Tests.Orchestra;

public sealed class OrchestraReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Open_WrittenOrchestra_ReadsItsModels()
    {
        TinyOrchestra.Write(_folder.Path);

        var reader = OrchestraReader.Open(_folder.Path);

        var (name, card) = Assert.Single(reader.Workers);
        Assert.Equal(("facts", "Knows."), (name, card.Summary));
        Assert.Empty(reader.Unseen);
        Assert.Equal(8, reader.LoadWorker(name).Transformer.Config.HiddenSize);
        Assert.Equal(8, reader.LoadConductor(PocketOrchestra.Learned).Transformer.Config.HiddenSize);
    }

    [Fact]
    public void Fingerprint_OtherWeights_IsAnother()
    {
        TinyOrchestra.Write(_folder.Path);
        var before = OrchestraReader.Open(_folder.Path).Fingerprint;
        var writer = TinyOrchestra.Begin(_folder.Path);
        var model = OrchestraReader.Open(_folder.Path).LoadWorker("facts");
        writer.AddConductor(PocketOrchestra.Learned, model, goesOn: false);
        writer.Complete();

        var after = OrchestraReader.Open(_folder.Path).Fingerprint;

        Assert.NotEqual(before, after);
    }

    [Fact]
    public void Load_UnknownName_SaysSo()
    {
        TinyOrchestra.Write(_folder.Path);
        var reader = OrchestraReader.Open(_folder.Path);

        var worker = Assert.Throws<InvalidDataException>(() => reader.LoadWorker(PocketOrchestra.Learned));
        var conductor = Assert.Throws<InvalidDataException>(() => reader.LoadConductor("facts"));

        Assert.Equal($"{_folder.Path}: there is no worker 'learned'.", worker.Message);
        Assert.Equal($"{_folder.Path}: there is no conductor 'facts'.", conductor.Message);
    }

    [Fact]
    public void Open_FolderThatIsNone_SaysSo()
    {
        var error = Assert.Throws<InvalidDataException>(() => OrchestraReader.Open(_folder.Path));

        Assert.Contains("orchestra.json is missing", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
