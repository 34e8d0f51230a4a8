using System.Text;
using Podium.Core.Randomness;
using Podium.Neural.Tokenization;
using Podium.Testing;

namespace Podium.Neural.Tests.Tokenization;

public sealed class ByteLevelTokenizerTests
{
    private static readonly string[] Corpus =
    [
        "the cat sat on the mat, the dog sat on the cat; they're there, aren't they?", "猫が好きです。猫が好きです。",
        "Äpfel 😀😀 👩‍👩‍👧 Äpfel 12 + 30 = 42\n\n  the end\n", "каждый охотник желает знать, каждый охотник",
    ];

    private static readonly ByteLevelTokenizer Tokenizer =
        TokenizerTrainer.Train(Corpus, 380, ["<|pad|>", "<|start|>", "<|end|>"]);

    [Fact]
    public void Decode_EncodedRandomText_GivesItsNormalForm()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var text = RandomText(Seed.Generator(seed));

            var decoded = Tokenizer.Decode(Tokenizer.Encode(text));

            Assert.Equal(CanonicalComposition.Compose(text).ToString(), decoded);
        }
    }

    [Fact]
    public void Encode_LoneSurrogate_BecomesTheReplacementCharacter()
    {
        (string Text, string Expected)[] cases =
        [
            ("a\uD83D", "a\uFFFD"), ("\uDE00b", "\uFFFDb"), ("\uDE00\uD83D 1", "\uFFFD\uFFFD 1"),
            ("e\u0301\uD83D", "é\uFFFD"),
        ];

        Assert.All(cases, pair => Assert.Equal(pair.Expected, Tokenizer.Decode(Tokenizer.Encode(pair.Text))));
    }

    [Fact]
    public void Encode_SpecialTokenSpelledOut_DoesNotForgeIt()
    {
        const string text = "x<|end|>y<|start|>";

        var tokens = Tokenizer.Encode(text);

        Assert.DoesNotContain(tokens, Tokenizer.IsSpecial);
        Assert.Equal(text, Tokenizer.Decode(tokens));
    }

    [Fact]
    public void EncodeWithAddedTokens_SpecialTokenSpelledOut_FindsIt()
    {
        var tokens = Tokenizer.EncodeWithAddedTokens("x<|end|>y");

        Assert.Equal([Tokenizer.TokenId("x"), Tokenizer.TokenId("<|end|>"), Tokenizer.TokenId("y")], tokens);
        Assert.Equal("xy", Tokenizer.Decode(tokens));
        Assert.Equal("x<|end|>y", Tokenizer.Decode(tokens, SpecialTokens.Write));
    }

    [Fact]
    public void Encode_LongPiece_AgreesWithMergingTheLowestRankOverAndOver()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = Seed.Generator(seed);
            var text = new string(random.GetItems("thecatsony".AsSpan(), random.Next(1, 80)));

            Assert.Equal(MergeNaively(text), Tokenizer.Encode(text));
        }
    }

    [Fact]
    public void Encode_ManyThreads_GiveTheSameTokens()
    {
        var tokenizer = TokenizerTrainer.Train(Corpus, 380, []);
        var texts = Enumerable.Range(0, 200).Select(seed => RandomText(Seed.Generator(seed))).ToArray();
        var expected = texts.Select(Tokenizer.Encode).ToArray();

        Parallel.For(0, 4 * texts.Length, i =>
            Assert.Equal(expected[i % texts.Length], tokenizer.Encode(texts[i % texts.Length])));
    }

    [Fact]
    public void Append_TokenByToken_GivesWholeCharactersAndTheWholeText()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var tokens = Tokenizer.Encode(RandomText(Seed.Generator(seed)));
            var decoder = Tokenizer.CreateStreamingDecoder();
            var text = new StringBuilder();
            foreach (var token in tokens)
            {
                var part = decoder.Append(token);
                Assert.False(part.Length > 0 && char.IsHighSurrogate(part[^1]), "ends inside a character");
                text.Append(part);
            }

            Assert.Equal(string.Empty, decoder.Finish());
            Assert.Equal(Tokenizer.Decode(tokens), text.ToString());
        }
    }

    [Fact]
    public void Finish_UnfinishedCharacter_GivesTheReplacementCharacter()
    {
        var bytesOnly = TokenizerTrainer.Train([], 256, []);
        var tokens = bytesOnly.Encode("é😀")[..^1];
        var decoder = bytesOnly.CreateStreamingDecoder();

        var parts = tokens.Select(decoder.Append).ToArray();

        Assert.Equal(["", "é", "", "", ""], parts);
        Assert.Equal("\uFFFD", decoder.Finish());
        Assert.Equal("é\uFFFD", bytesOnly.Decode(tokens));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(380)]
    [InlineData(int.MaxValue)]
    public void Decode_UnknownToken_IsRefused(int token) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.Decode([token]));

    [Fact]
    public void TokenId_NoSingleToken_IsRefused() =>
        Assert.Contains("zebra", Assert.Throws<ArgumentException>(() => Tokenizer.TokenId("zebra")).Message);

    [Fact]
    public void Save_Trained_LoadsAsTheSameTokenizer()
    {
        using var folder = new TemporaryFolder();

        Tokenizer.Save(folder.PathOf("tokenizer.json"));
        var loaded = ByteLevelTokenizer.Load(folder.PathOf("tokenizer.json"));

        Assert.Equal(Tokenizer.VocabularySize, loaded.VocabularySize);
        Assert.Equal(Tokenizer.Model.Merges, loaded.Model.Merges);
        Assert.Equal(Tokenizer.Model.AddedTokens, loaded.Model.AddedTokens);
        Assert.Equal(["tokenizer.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    private static int[] MergeNaively(string text)
    {
        var tokens = Encoding.UTF8.GetBytes(text).Select(value => Tokenizer.TokenId(((char)value).ToString())).ToList();
        var merges = Tokenizer.Model.Merges;
        while (true)
        {
            var best = Enumerable.Range(0, tokens.Count - 1)
                .Select(i => (Rank: RankOf(tokens[i], tokens[i + 1]), Index: i))
                .Where(candidate => candidate.Rank >= 0)
                .DefaultIfEmpty((Rank: -1, Index: -1))
                .Min();
            if (best.Index < 0)
            {
                return [.. tokens];
            }

            tokens[best.Index] = merges[best.Rank].Merged;
            tokens.RemoveAt(best.Index + 1);
        }

        int RankOf(int left, int right) =>
            merges.ToList().FindIndex(merge => merge.Left == left && merge.Right == right);
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(40); i > 0; i--)
        {
            text.Append(random.Next(8) switch
            {
                0 => " the cat's ",
                1 => RandomRune(random, 0x20, 0x7F),
                2 => RandomRune(random, 0, 0x20),
                3 => RandomRune(random, 0x300, 0x370),
                4 => RandomRune(random, 0x1F300, 0x1FA00),
                5 => RandomRune(random, 0xAC00, 0xD7A4),
                6 => RandomRune(random, 0xE000, 0x110000),
                _ => RandomRune(random, 0x80, 0xD800),
            });
        }

        return text.ToString();
    }

    private static string RandomRune(Random random, int from, int to) => new Rune(random.Next(from, to)).ToString();
}
