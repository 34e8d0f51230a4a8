using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Skills;

/// <summary>Things that are known by heart: countries, animals, colours, elements.</summary>
internal static class FactsSkill
{
    public const string Name = "facts";

    public static readonly IReadOnlyList<Operation> Operations =
    [
        OfCountry(
            "capital",
            country => country.Capital,
            ["the capital of {x}", "the capital city of {x}"],
            ["name its capital", "take its capital", "find the capital of that country"],
            ["What is the capital of {x}?", "Which city is the capital of {x}?"]),
        OfCountry(
            "continent",
            country => country.Continent,
            ["the continent of {x}", "the continent {x} is on"],
            ["name its continent", "take its continent", "find the continent of that country"],
            ["Which continent is {x} on?", "On which continent does {x} lie?"]),
        OfCountry(
            "currency",
            country => country.Currency,
            ["the currency of {x}", "the money of {x}"],
            ["name its currency", "take its currency", "find the currency of that country"],
            ["What is the currency of {x}?", "With what money do people pay in {x}?"]),
        Fact(
            "legs",
            Vocabulary.Legs.ToDictionary(pair => pair.Key, pair => Value.Of(pair.Value)),
            ["the number of legs of a {n}", "the legs of a {n}"],
            ["How many legs does a {n} have?", "What is the number of legs of a {n}?"]),
        Fact(
            "colour",
            Vocabulary.Colours.ToDictionary(pair => pair.Key, pair => Value.Word(pair.Value)),
            ["the colour of {n}", "the usual colour of {n}"],
            ["What is the colour of {n}?", "Which colour has {n}?"]),
        Fact(
            "symbol",
            Vocabulary.Elements.Select((name, index) => (name, index))
                .ToDictionary(pair => pair.name, pair => Value.Of(pair.index + 1)),
            ["the atomic number of {n}", "the number of protons in {n}"],
            ["What is the atomic number of {n}?", "How many protons has {n}?"]),
        new Operation
        {
            Name = "facts.element",
            Skill = Name,
            Input = ValueKind.Number,
            Numbers = (1, Vocabulary.Elements.Count),
            Literal = random => Value.Of(random.Next(1, Vocabulary.Elements.Count + 1)),
            Parameter = (_, input) =>
                input!.Number >= 1 && input.Number <= Vocabulary.Elements.Count ? "" : null,
            Result = (input, _) => Value.Word(Vocabulary.Elements[input!.Number - 1]),
            Nouns = ["the element with atomic number {x}", "element number {x}"],
            Imperatives = ["name the element with that atomic number", "find the element with that number"],
            Questions = ["Which element has atomic number {x}?", "What is element number {x}?"],
        },
    ];

    private static Operation OfCountry(
        string name,
        Func<Country, string> fact,
        IReadOnlyList<string> nouns,
        IReadOnlyList<string> imperatives,
        IReadOnlyList<string> questions)
    {
        var facts = Countries.All.ToDictionary(country => country.Name, fact);
        return new Operation
        {
            Name = $"{Name}.{name}",
            Skill = Name,
            Input = ValueKind.Country,
            Literal = random => new Value(ValueKind.Country, random.Pick(Countries.All).Name),
            Result = (input, _) => Value.Word(facts[input!.Text]),
            Nouns = nouns,
            Imperatives = imperatives,
            Questions = questions,
        };
    }

    private static Operation Fact(
        string name,
        Dictionary<string, Value> facts,
        IReadOnlyList<string> nouns,
        IReadOnlyList<string> questions)
    {
        var keys = facts.Keys.ToArray();
        return new Operation
        {
            Name = $"{Name}.{name}",
            Skill = Name,
            Parameter = (random, _) => random.Pick(keys),
            ReadParameter = (_, words) => words.ReadName(keys),
            Result = (_, key) => facts[key],
            Nouns = nouns,
            Questions = questions,
        };
    }
}
