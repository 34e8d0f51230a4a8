namespace Podium.Pocket.Problems;

/// <summary>
/// One thing a skill can do, with its phrasings. In a phrasing <c>{x}</c> stands for the input and <c>{n}</c> for the
/// drawn parameter.
/// </summary>
internal sealed record Operation
{
    /// <summary>Name, unique over all skills.</summary>
    public required string Name { get; init; }

    /// <summary>The skill it takes.</summary>
    public required string Skill { get; init; }

    /// <summary>What it takes; <see langword="null"/> if it starts from its parameter alone.</summary>
    public ValueKind? Input { get; init; }

    /// <summary>Draws an input to start from; <see langword="null"/> if it can only go on from a result.</summary>
    public Func<Random, Value>? Literal { get; init; }

    /// <summary>The least and the most number that <see cref="Literal"/> draws, if it draws numbers.</summary>
    public (int Least, int Most) Numbers { get; init; }

    /// <summary>Draws the parameter for an input; <see langword="null"/> if the input does not fit.</summary>
    public Func<Random, Value?, string?> Parameter { get; init; } = (_, _) => "";

    /// <summary>
    /// Reads a parameter back from its words, without punctuation; <see langword="null"/> if
    /// <see cref="Parameter"/> never draws it for the input, which must fit.
    /// </summary>
    public Func<Value?, IReadOnlyList<string>, string?> ReadParameter { get; init; } = (_, _) => null;

    /// <summary>The result for an input and a parameter.</summary>
    public required Func<Value?, string, Value> Result { get; init; }

    /// <summary>Noun phrases: "the number of letters in {x}".</summary>
    public required IReadOnlyList<string> Nouns { get; init; }

    /// <summary>Ways to go on from a result: "count its letters"; empty if it cannot.</summary>
    public IReadOnlyList<string> Imperatives { get; init; } = [];

    /// <summary>Whole questions: "How many letters are in {x}?".</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>Whether it can begin a problem.</summary>
    public bool CanStart => Input is null || Literal is not null;

    /// <summary>Whether it can go on from <paramref name="value"/>.</summary>
    public bool CanContinue(Value value) => Imperatives.Count > 0 && Input is { } wanted && value.Is(wanted);
}
