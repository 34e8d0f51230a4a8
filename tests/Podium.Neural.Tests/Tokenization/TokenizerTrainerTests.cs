using Podium.Core.Randomness;
using Podium.Neural.Tokenization;

namespace Podium.Neural.Tests.Tokenization;

public sealed class TokenizerTrainerTests
{
    private static readonly string[] SpecialTokens = ["<|pad|>", "<|start|>", "<|end|>"];

    private static readonly string[] Corpus =
    [
        "the cat sat on the mat", "the dog ate the cat's hat 1234 12345", "それは猫です。それは犬です。",
        "Äpfel und Öl, Äpfel und Öl", "the other one, the other two, the other 1999",
    ];

    [Fact]
    public void Train_OnlyBytesAndSpecials_HasNoMerges()
    {
        var tokenizer = TokenizerTrainer.Train(Corpus, 256 + SpecialTokens.Length, SpecialTokens);

        Assert.Equal(259, tokenizer.VocabularySize);
        Assert.Equal(258, tokenizer.TokenId("<|end|>"));
        Assert.Equal(3, tokenizer.Encode("cat").Length);
        Assert.Equal("cat", tokenizer.Decode(tokenizer.Encode("cat")));
    }

    [Fact]
    public void Train_AnyCorpusOrder_GivesTheSameMerges()
    {
        var expected = TokenizerTrainer.Train(Corpus, 300, SpecialTokens).Model;

        for (var seed = 0; seed < 10; seed++)
        {
            var shuffled = Corpus.ToArray();
            Seed.Generator(seed).Shuffle(shuffled);
            var actual = TokenizerTrainer.Train(shuffled, 300, SpecialTokens).Model;

            Assert.Equal(expected.Merges, actual.Merges);
            Assert.Equal(expected.Tokens, actual.Tokens);
            Assert.Equal(expected.AddedTokens, actual.AddedTokens);
        }
    }

    [Fact]
    public void Train_ManySizes_AgreesWithCountingAfreshBeforeEachMerge()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = Seed.Generator(seed);
            var corpus = Enumerable.Range(0, 30)
                .Select(_ => new string(random.GetItems("aab c".AsSpan(), random.Next(1, 12))))
                .ToArray();

            var merges = TokenizerTrainer.Train(corpus, 290, [], minimumFrequency: 1).Model.Merges;

            Assert.Equal(MergesByRecounting(corpus, 290), merges.Select(merge => (merge.Left, merge.Right)));
        }
    }

    [Fact]
    public void Train_NumbersInCorpus_KeepsDigitsSingle()
    {
        var tokenizer = TokenizerTrainer.Train(Corpus, 400, SpecialTokens, minimumFrequency: 1);

        var tokens = tokenizer.Encode("12345");

        Assert.Equal("12345".Select(digit => tokenizer.TokenId(digit.ToString())), tokens);
    }

    [Fact]
    public void Train_SizeBelowBytesAndSpecials_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenizerTrainer.Train(Corpus, 258, SpecialTokens));

    [Fact]
    public void Train_RepeatedSpecialToken_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TokenizerTrainer.Train(Corpus, 300, ["<|a|>", "<|a|>"]));

    private static List<(int Left, int Right)> MergesByRecounting(string[] corpus, int tokenCount)
    {
        var bytesOnly = TokenizerTrainer.Train([], 256, []);
        var words = corpus.SelectMany(Pieces).Select(piece => bytesOnly.Encode(piece).ToList()).ToList();
        var merges = new List<(int Left, int Right)>();
        var tokens = bytesOnly.Model.Tokens.Select(bytes => Convert.ToHexString(bytes!)).ToList();
        while (tokens.Count < tokenCount)
        {
            var pairs = words.SelectMany(word => word.Zip(word.Skip(1))).ToList();
            if (pairs.Count == 0)
            {
                break;
            }

            var (left, right) = pairs.CountBy(pair => pair)
                .OrderByDescending(count => count.Value).ThenBy(count => count.Key.First)
                .ThenBy(count => count.Key.Second).First().Key;
            var text = tokens[left] + tokens[right];
            var merged = tokens.IndexOf(text);
            if (merged < 0)
            {
                merged = tokens.Count;
                tokens.Add(text);
            }

            merges.Add((left, right));
            words.ForEach(word => Replace(word, left, right, merged));
        }

        return merges;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        while (text.Length > 0)
        {
            var length = PreTokenizer.NextLength(text);
            yield return text[..length];
            text = text[length..];
        }
    }

    private static void Replace(List<int> word, int left, int right, int merged)
    {
        for (var i = 0; i + 1 < word.Count; i++)
        {
            if (word[i] == left && word[i + 1] == right)
            {
                word[i] = merged;
                word.RemoveAt(i + 1);
            }
        }
    }
}
