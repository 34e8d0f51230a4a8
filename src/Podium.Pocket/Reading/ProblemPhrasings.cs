using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Reading;

/// <summary>All phrasings that problems are made of, and the words that stand for values.</summary>
internal sealed class ProblemPhrasings
{
    public IReadOnlyList<Phrasing> Nouns { get; } = Of(operation => operation.Nouns);

    public IReadOnlyList<Phrasing> Imperatives { get; } = Of(operation => operation.Imperatives);

    public IReadOnlyList<Phrasing> Questions { get; } = Of(operation => operation.Questions);

    /// <summary>What may stand before the first operation of a sequence.</summary>
    public IReadOnlyList<string[]> Beginnings { get; } = Distinct(SequentialPhrasing.Beginnings);

    /// <summary>What may stand between two operations of a sequence.</summary>
    public IReadOnlyList<string[]> Links { get; } = Distinct(SequentialPhrasing.Links);

    /// <summary>The values that a word may stand for, but for numbers; small letters stand for names too.</summary>
    public ILookup<string, Value> Values { get; } = AllValues()
        .SelectMany(value => new[] { value.Text, value.Text.ToLowerInvariant() }
            .Distinct()
            .Select(word => (word, value)))
        .ToLookup(pair => pair.word, pair => pair.value);

    private static Phrasing[] Of(Func<Operation, IReadOnlyList<string>> templates) =>
    [
        .. PocketSkills.Operations.SelectMany(operation =>
            templates(operation).Select(template => new Phrasing(operation, template))),
    ];

    private static string[][] Distinct(IEnumerable<string> texts) =>
        [.. texts.Select(QuestionWords.Split).DistinctBy(words => string.Join(' ', words))];

    private static IEnumerable<Value> AllValues()
    {
        var words = Countries.All
            .SelectMany(country => (string[])[country.Capital, country.Continent, country.Currency])
            .Concat(Vocabulary.Elements)
            .Concat(Vocabulary.Legs.Keys)
            .Concat(Vocabulary.Colours.Keys)
            .Concat(Vocabulary.Colours.Values)
            .Concat(Vocabulary.Nouns);
        return words.Distinct().Select(Value.Word)
            .Concat(Countries.All.Select(country => new Value(ValueKind.Country, country.Name)))
            .Concat(Vocabulary.Weekdays.Select(name => new Value(ValueKind.Weekday, name)))
            .Concat(Vocabulary.Months.Select(name => new Value(ValueKind.Month, name)));
    }
}
