using System.Text;
using System.Text.Json.Nodes;
using Podium.Neural.Tokenization;
using Podium.Testing;

namespace Podium.Neural.Tests.Tokenization;

public sealed class TokenizerFileReaderTests
{
    private static readonly byte[] Good = CreateGood();

    [Fact]
    public void Load_MergesAsPairs_GivesTheSameTokenizer()
    {
        var file = JsonNode.Parse(Good)!;
        var merges = file["model"]!["merges"]!.AsArray().Select(merge => merge!.GetValue<string>().Split(' ')).ToList();
        file["model"]!["merges"] =
            new JsonArray([.. merges.Select(merge => new JsonArray(merge[0], merge[1]))]);

        var tokenizer = Load(file.ToJsonString());

        Assert.NotEmpty(tokenizer.Model.Merges);
        Assert.Equal(ByteLevelTokenizer.Load(Good, "good").Model.Merges, tokenizer.Model.Merges);
    }

    [Theory]
    [InlineData("model.type", "\"WordPiece\"", "model type \"WordPiece\"")]
    [InlineData("model.byte_fallback", "true", "byte_fallback")]
    [InlineData("model.end_of_word_suffix", "\"</w>\"", "end_of_word_suffix")]
    [InlineData("model.vocab.a", "0", "\"a\" has id 0")]
    [InlineData("model.vocab.a", "-1", "\"a\" has id -1")]
    [InlineData("model.vocab.a", "1e99", "\"a\" has id 1e99")]
    [InlineData("model.vocab.日", "900", "outside the byte-level alphabet")]
    [InlineData("model.vocab", "{}", "no token for byte 0")]
    [InlineData("model.merges", "[\"x y z\"]", "not a pair of tokens")]
    [InlineData("model.merges", "[[\"q\", \"q\"]]", "merge 0 (\"q\", \"q\")")]
    [InlineData("model.merges", "7", "not a tokenizer file")]
    [InlineData("normalizer", "{\"type\": \"Lowercase\"}", "normalizer \"Lowercase\"")]
    [InlineData("decoder", "{\"type\": \"WordPiece\"}", "decoder \"WordPiece\"")]
    [InlineData("post_processor", "{\"type\": \"TemplateProcessing\"}", "post_processor \"TemplateProcessing\"")]
    [InlineData("pre_tokenizer", "{\"type\": \"Whitespace\"}", "pre_tokenizer \"Whitespace\"")]
    [InlineData("pre_tokenizer.pretokenizers", "[]", "not that of Qwen2")]
    [InlineData("added_tokens", "[{\"id\": 300, \"content\": \"\"}]", "is empty or has an id out of range")]
    [InlineData("added_tokens", "[{\"id\": 300, \"content\": \"<a>\", \"lstrip\": true}]", "lstrip")]
    [InlineData("added_tokens", "[{\"id\": 0, \"content\": \"<a>\"}]", "id 0 is")]
    public void Load_ChangedMember_SaysWhatIsWrong(string member, string json, string expected)
    {
        var file = JsonNode.Parse(Good)!;
        var path = member.Split('.');
        var parent = path[..^1].Aggregate(file, (node, name) => node[name]!);
        parent[path[^1]] = JsonNode.Parse(json);

        var error = Assert.Throws<InvalidDataException>(() => Load(file.ToJsonString()));

        Assert.StartsWith("some/tokenizer.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"model\": 1}")]
    [InlineData("{\"model\": {\"vocab\": {}}")]
    public void Load_NotATokenizer_IsRefused(string json) => Assert.Throws<InvalidDataException>(() => Load(json));

    [Fact]
    public void Load_CutAnywhere_IsRefused()
    {
        for (var length = 0; length < Good.Length - 2; length += 97)
        {
            Assert.Throws<InvalidDataException>(() => ByteLevelTokenizer.Load(Good.AsMemory(0, length), "cut"));
        }
    }

    private static ByteLevelTokenizer Load(string json) =>
        ByteLevelTokenizer.Load(Encoding.UTF8.GetBytes(json), "some/tokenizer.json");

    private static byte[] CreateGood()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("tokenizer.json");
        TokenizerTrainer.Train(["the cat, the hat"], 270, ["<|end|>"]).Save(path);
        return File.ReadAllBytes(path);
    }
}
