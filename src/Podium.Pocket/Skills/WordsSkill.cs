using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Skills;

/// <summary>Letters of words: counting, picking, turning round.</summary>
internal static class WordsSkill
{
    public const string Name = "words";

    private static readonly string[] Names =
    [
        .. Countries.All.SelectMany(country => (string[])[country.Name, country.Capital]),
        .. Vocabulary.Weekdays,
        .. Vocabulary.Months,
    ];

    public static readonly IReadOnlyList<Operation> Operations =
    [
        OfWord(
            "count",
            word => Value.Of(word.Length),
            ["the number of letters in {x}", "the length of {x} in letters"],
            ["count its letters", "count the letters in it", "take its number of letters"],
            ["How many letters are in {x}?", "How many letters does {x} have?"]),
        OfWord(
            "vowels",
            word => Value.Of(word.Count(letter => "aeiouAEIOU".Contains(letter, StringComparison.Ordinal))),
            ["the number of vowels in {x}", "the vowel count of {x}"],
            ["count its vowels", "count the vowels in it", "take its number of vowels"],
            ["How many vowels are in {x}?", "How many vowels does {x} have?"]),
        OfWord(
            "first",
            word => Value.Word(word[..1].ToLowerInvariant()),
            ["the first letter of {x}", "the letter that {x} begins with"],
            ["take its first letter", "find the letter it begins with"],
            ["What is the first letter of {x}?", "With which letter does {x} begin?"]),
        OfWord(
            "last",
            word => Value.Word(word[^1..].ToLowerInvariant()),
            ["the last letter of {x}", "the letter that {x} ends with"],
            ["take its last letter", "find the letter it ends with"],
            ["What is the last letter of {x}?", "With which letter does {x} end?"]),
        OfWord(
            "reverse",
            word => Value.Word(string.Concat(word.ToLowerInvariant().Reverse())),
            ["{x} spelled backwards", "{x} in reverse"],
            ["spell it backwards", "reverse its letters", "write it backwards"],
            ["What is {x} spelled backwards?", "How is {x} written backwards?"]),
    ];

    private static Operation OfWord(
        string name,
        Func<string, Value> result,
        IReadOnlyList<string> nouns,
        IReadOnlyList<string> imperatives,
        IReadOnlyList<string> questions) => new()
        {
            Name = $"{Name}.{name}",
            Skill = Name,
            Input = ValueKind.Word,
            Literal = random => Value.Word(random.Pick(random.Next(4) == 0 ? Names : Vocabulary.Nouns)),
            Parameter = (_, input) => input!.Text.Length > 1 ? "" : null,
            Result = (input, _) => result(input!.Text),
            Nouns = nouns,
            Imperatives = imperatives,
            Questions = questions,
        };
}
