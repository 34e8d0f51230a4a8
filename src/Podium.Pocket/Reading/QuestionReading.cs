using Podium.Core.Randomness;
using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Reading;

/// <summary>
/// Reads one question as the problem generator might have written it, in all ways in which it can be read; values are
/// worked out on the way, for whether an operation fits depends on them.
/// </summary>
internal sealed class QuestionReading(ProblemPhrasings phrasings, string[] words)
{
    private readonly Dictionary<int, Chain[]> _nouns = [];
    private readonly Random _random = Seed.Generator(0);

    /// <summary>Whether the whole question is a problem.</summary>
    public bool IsProblem() => IsQuestion() || phrasings.Beginnings.Any(IsSequence);

    private bool IsQuestion() => phrasings.Questions.Any(phrasing =>
        phrasing.Match(words, 0).Any(match => match.End == words.Length && Read(phrasing, match).Any()));

    private bool IsSequence(string[] beginning)
    {
        if (!StandsAt(beginning, 0))
        {
            return false;
        }

        for (var end = beginning.Length + 1; end <= words.Length; end++)
        {
            if (Noun(new WordSpan(beginning.Length, end)).Any(chain => Ends(chain, end)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the words from <paramref name="start"/> on go on with what was read, to the end.</summary>
    private bool Ends(Chain chain, int start) =>
        start == words.Length
        || phrasings.Links.Where(link => StandsAt(link, start)).Any(link =>
            phrasings.Imperatives.Where(phrasing => chain.CanGoOnTo(phrasing.Operation)).Any(phrasing =>
                phrasing.Match(words, start + link.Length).Any(match =>
                    Apply(phrasing.Operation, chain, match) is { } longer && Ends(longer, match.End))));

    private bool StandsAt(string[] part, int start) => words.AsSpan(start).StartsWith(part);

    /// <summary>All that a noun phrase of exactly these words may mean.</summary>
    private Chain[] Noun(WordSpan span)
    {
        var key = (span.Start * (words.Length + 1)) + span.End;
        if (!_nouns.TryGetValue(key, out var chains))
        {
            chains = [.. phrasings.Nouns.SelectMany(phrasing => phrasing.Match(words, span.Start)
                .Where(match => match.End == span.End)
                .SelectMany(match => Read(phrasing, match)))];
            _nouns.Add(key, chains);
        }

        return chains;
    }

    private IEnumerable<Chain> Read(Phrasing phrasing, PhraseMatch match)
    {
        var operation = phrasing.Operation;
        var inputs = match.Input is { } input ? Literals(operation, input).Concat(Noun(input)) : [Chain.Empty];
        return inputs.Where(chain => chain.CanGoOnTo(operation))
            .Select(chain => Apply(operation, chain, match))
            .OfType<Chain>();
    }

    private IEnumerable<Chain> Literals(Operation operation, WordSpan span)
    {
        var literal = span.Of(words);
        if (literal.Length != 1)
        {
            return [];
        }

        var values = operation.Input == ValueKind.Number
            ? literal.ReadNumber(operation.Numbers.Least, operation.Numbers.Most) is { } number
                ? [new Value(ValueKind.Number, number)]
                : []
            : phrasings.Values[literal[0]].Where(value => value.Is(operation.Input!.Value));
        return values.Select(value => new Chain(value, null, 0));
    }

    private Chain? Apply(Operation operation, Chain chain, PhraseMatch match)
    {
        var drawn = operation.Parameter(_random, chain.Output);
        var parameter = drawn is not null && match.Parameter is { } span
            ? operation.ReadParameter(chain.Output, span.Of(words))
            : drawn;
        return parameter is null
            ? null
            : new Chain(operation.Result(chain.Output, parameter), operation, chain.Length + 1);
    }
}
