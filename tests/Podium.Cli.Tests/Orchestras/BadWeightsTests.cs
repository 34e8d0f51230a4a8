using System.Text.Json.Nodes;
using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Training;
using Podium.Testing;

namespace Podium.Cli.Tests.Orchestras;

/// <summary>Asks a real, tiny orchestra in which something was broken.</summary>
[Collection(TrainedFolderSharing.Name)]
public sealed class BadWeightsTests : IDisposable
{
    /// <summary>These workers were trained for a moment only, so they write until they are cut off.</summary>
    private const string LearnedNothing =
        "podium: Step 0 reached the most tokens that its worker may answer with before it was done.\n";

    private readonly TemporaryFolder _folder = new();

    public BadWeightsTests(TrainedFolder trained)
    {
        var source = Path.Combine(trained.Output, "orchestra");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = _folder.PathOf(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [Fact]
    public async Task Ask_WholeOrchestra_Works()
    {
        var run = await AskAsync("learned");

        Assert.Equal(LearnedNothing, run.Error);
        Assert.Contains("RunCompleted", await ReadRecordAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("facts", "config.json")]
    [InlineData("facts", "model.safetensors")]
    [InlineData("facts", "tokenizer.json")]
    [InlineData("learned", "config.json")]
    [InlineData("learned", "model.safetensors")]
    [InlineData("learned", "tokenizer.json")]
    public async Task Ask_FileCutOff_GetsOneSentence(string model, string name)
    {
        var path = _folder.PathOf(Path.Combine(model, name));
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);

        var run = await AskAsync("learned");

        AssertOneSentence(path, run);
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("model.safetensors")]
    [InlineData("tokenizer.json")]
    public async Task Ask_FileMissing_GetsOneSentence(string name)
    {
        File.Delete(_folder.PathOf(Path.Combine("learned", name)));

        var run = await AskAsync("learned");

        AssertOneSentence($"{name} is missing", run);
    }

    [Theory]
    [InlineData("facts", "words")]
    [InlineData("learned", "cold-start")]
    public async Task Ask_ModelsInEachOthersPlace_GetOneSentence(string first, string second)
    {
        Directory.Move(_folder.PathOf(first), _folder.PathOf("aside"));
        Directory.Move(_folder.PathOf(second), _folder.PathOf(first));
        Directory.Move(_folder.PathOf("aside"), _folder.PathOf(second));

        var run = await AskAsync("learned");

        AssertOneSentence(
            $"{_folder.PathOf(first)}/model.safetensors: these are not the weights that orchestra.json lists", run);
    }

    [Theory]
    [InlineData("version", "7", "version 7 cannot be read")]
    [InlineData("workers", "null", "orchestra.json: ")]
    [InlineData("workers", "[]", "conductors and no workers")]
    [InlineData("conductors", "[]", "has no conductor 'learned'")]
    [InlineData("surprise", "1", "orchestra.json: ")]
    public async Task Ask_ListChanged_GetsOneSentence(string member, string json, string sentence)
    {
        Change(list => list[member] = JsonNode.Parse(json));

        var run = await AskAsync("learned");

        AssertOneSentence(sentence, run);
    }

    [Theory]
    [InlineData("card", "null", "orchestra.json: ")]
    [InlineData("name", "null", "orchestra.json: ")]
    [InlineData("name", "\"nobody\"", "nobody: config.json is missing")]
    [InlineData("sha256", "\"00\"", "not the weights that orchestra.json lists")]
    public async Task Ask_WorkerInTheListChanged_GetsOneSentence(string member, string json, string sentence)
    {
        Change(list => list["workers"]![0]![member] = JsonNode.Parse(json));

        var run = await AskAsync("learned");

        AssertOneSentence(sentence, run);
    }

    [Fact]
    public async Task Ask_NoLearnedConductor_StillServesAFixedOne()
    {
        Change(list => list["conductors"] = new JsonArray());
        Directory.Delete(_folder.PathOf("learned"), recursive: true);

        var run = await AskAsync("single:facts");

        Assert.Equal(LearnedNothing, run.Error);
        Assert.Contains("step 0: facts", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertOneSentence(string part, CommandRun run)
    {
        Assert.StartsWith("podium: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Empty(Directory.GetFiles(_folder.Path, "run.jsonl*"));
    }

    private Task<CommandRun> AskAsync(string conductor) => CommandRun.OfAsync(
        PocketSource.Open,
        terminal => terminal,
        TestContext.Current.CancellationToken,
        "ask",
        "--conductor",
        conductor,
        "--orchestra",
        _folder.Path,
        "--record",
        _folder.PathOf("run.jsonl"),
        "What is the capital of Peru?");

    private Task<string> ReadRecordAsync() =>
        File.ReadAllTextAsync(_folder.PathOf("run.jsonl"), TestContext.Current.CancellationToken);

    private void Change(Action<JsonNode> change)
    {
        var path = _folder.PathOf("orchestra.json");
        var list = JsonNode.Parse(File.ReadAllText(path))!;
        change(list);
        File.WriteAllText(path, list.ToJsonString());
    }
}
