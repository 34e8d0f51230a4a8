using System.Text.Json.Nodes;
using Podium.Core.Conductors;
using Podium.Core.Workflows;
using Podium.Neural.Conducting;
using Podium.Neural.Kernels;
using Podium.Neural.Tokenization;
using Podium.Pocket.Orchestra;
using Podium.Testing;

namespace Podium.Pocket.Tests.Orchestra;

public sealed class PocketOrchestraTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ThreadTeam _team = new(1);

    private string ListPath => _folder.PathOf("orchestra.json");

    [Fact]
    public void Open_WrittenOrchestra_ListsItsHashes()
    {
        TinyOrchestra.Write(_folder.Path);

        var orchestra = PocketOrchestra.Open(_folder.Path, _team);

        Ask(orchestra, PocketOrchestra.Learned);
        var hash = JsonNode.Parse(File.ReadAllText(ListPath))!["workers"]![0]!["sha256"]!.GetValue<string>();
        Assert.Matches("^[0-9a-f]{64}$", hash);
    }

    [Fact]
    public void Open_ListWithoutHashes_Opens()
    {
        TinyOrchestra.Write(_folder.Path);
        Change(list =>
        {
            list["workers"]![0]!.AsObject().Remove("sha256");
            list["conductors"]![0]!.AsObject().Remove("sha256");
        });

        var orchestra = PocketOrchestra.Open(_folder.Path, _team);

        Ask(orchestra, PocketOrchestra.Learned);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Conductor_OfAnOrchestra_GoesOnFromItsRoundsIfItLearnedTo(bool goesOn)
    {
        TinyOrchestra.Write(_folder.Path);
        Change(list => list["conductors"]![0]!["goesOn"] = goesOn);
        var orchestra = PocketOrchestra.Open(_folder.Path, _team);
        var round = new Round(new Workflow("0. a; facts0", [new WorkflowStep(0, "a", Access.Nothing)]), ["b"], "b");
        var request = new ConductorRequest("?", orchestra.Pool, [round], 5, 1);

        var learned = (NeuralConductor)orchestra.Conductor(PocketOrchestra.Learned);

        Assert.Equal(goesOn, learned.Bound(request).OutputTokens > 0);
        Assert.Equal(0, orchestra.Conductor(PocketOrchestra.ColdStarted).Bound(request).OutputTokens);
    }

    [Theory]
    [InlineData("../facts", "'../facts' is no name; ")]
    [InlineData("/facts", "'/facts' is no name; ")]
    [InlineData("", "'' is no name; ")]
    [InlineData("learned", "two of those listed are called 'learned'.")]
    public void Open_ListWithANameThatIsNoFoldersOwn_IsRefused(string name, string sentence)
    {
        TinyOrchestra.Write(_folder.Path);
        Change(list => list["workers"]![0]!["name"] = name);

        var error = Assert.Throws<InvalidDataException>(() => PocketOrchestra.Open(_folder.Path, _team));

        Assert.StartsWith($"{ListPath}: {sentence}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"workers\":null,\"conductors\":[]}")]
    [InlineData("{\"version\":1,\"workers\":[null],\"conductors\":[]}")]
    [InlineData("{\"version\":1,\"workers\":[],\"conductors\":[null]}")]
    [InlineData("{\"version\":1,\"workers\":[{\"name\":\"facts\"}],\"conductors\":[]}")]
    [InlineData("{\"version\":1,\"workers\":[{\"name\":\"facts\",\"card\":null}],\"conductors\":[]}")]
    [InlineData("{\"version\":2,\"workers\":[],\"conductors\":[]}")]
    [InlineData("null")]
    [InlineData("")]
    public void Open_ListThatIsNotWhole_NamesIt(string list)
    {
        File.WriteAllText(ListPath, list);

        var error = Assert.Throws<InvalidDataException>(() => PocketOrchestra.Open(_folder.Path, _team));

        Assert.StartsWith($"{ListPath}: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    public void Open_CardWithoutSkills_NamesTheList(string skills)
    {
        TinyOrchestra.Write(_folder.Path);
        Change(list => list["workers"]![0]!["card"]!["skills"] = JsonNode.Parse(skills));

        var error = Assert.Throws<InvalidDataException>(() => PocketOrchestra.Open(_folder.Path, _team));

        Assert.StartsWith($"{ListPath}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Conductor_WeightsOfAnother_AreRefused()
    {
        TinyOrchestra.Write(_folder.Path);
        File.Copy(
            _folder.PathOf("facts/model.safetensors"), _folder.PathOf("learned/model.safetensors"), overwrite: true);
        var orchestra = PocketOrchestra.Open(_folder.Path, _team);

        var error = Assert.Throws<InvalidDataException>(() => Ask(orchestra, PocketOrchestra.Learned));

        Assert.Contains("learned/model.safetensors: these are not", error.Message, StringComparison.Ordinal);
        Ask(orchestra, PocketOrchestra.ColdStarted);
    }

    [Fact]
    public void Conductor_TokenizerWithoutItsTokens_NamesTheFile()
    {
        TinyOrchestra.Write(_folder.Path);
        var other = TokenizerTrainer.Train(["the cat"], 258, ["<|start|>", "<|end|>"], minimumFrequency: 1);
        other.Save(_folder.PathOf("learned/tokenizer.json"));
        var orchestra = PocketOrchestra.Open(_folder.Path, _team);

        var error = Assert.Throws<InvalidDataException>(() => Ask(orchestra, PocketOrchestra.Learned));

        var path = _folder.PathOf("learned/tokenizer.json");
        Assert.Equal($"{path}: the token \"<|im_start|>\" is missing.", error.Message);
    }

    [Fact]
    public void Conductor_NameThatIsNone_SaysWhichThereAre()
    {
        TinyOrchestra.Begin(_folder.Path).Complete();
        var orchestra = PocketOrchestra.Open(_folder.Path, _team);

        var error = Assert.Throws<ArgumentException>(() => orchestra.Conductor(PocketOrchestra.Learned));

        Assert.Contains("no conductor 'learned'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => orchestra.ConductorPrice(PocketOrchestra.Learned));
    }

    [Fact]
    public void Complete_NameThatAFolderHas_LeavesNothingBesideIt()
    {
        var writer = TinyOrchestra.Begin(_folder.Path);
        Directory.CreateDirectory(ListPath);

        Assert.ThrowsAny<SystemException>(writer.Complete);

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    public void Dispose()
    {
        _team.Dispose();
        _folder.Dispose();
    }

    private static void Ask(PocketOrchestra orchestra, string conductor) =>
        orchestra.Conductor(conductor).Bound(new ConductorRequest("Why?", orchestra.Pool, [], 5, 1));

    private void Change(Action<JsonNode> change)
    {
        var list = JsonNode.Parse(File.ReadAllText(ListPath))!;
        change(list);
        File.WriteAllText(ListPath, list.ToJsonString());
    }
}
