using Podium.Pocket.Knowledge;

namespace Podium.Pocket.Problems;

/// <summary>One question around noun phrases: "How many letters are in the capital of France?".</summary>
internal sealed class NestedPhrasing : IPhrasing
{
    private readonly IReadOnlyList<AppliedOperation> _operations;
    private readonly string[] _nouns;
    private readonly string _question;

    public NestedPhrasing(IReadOnlyList<AppliedOperation> operations, Random random)
    {
        _operations = operations;
        _nouns = [.. operations.Select(applied => random.Pick(applied.Operation.Nouns))];
        _question = random.Pick(operations[^1].Operation.Questions);
    }

    public string Question => Outer(0);

    public string Part(int first, int end) => end == _operations.Count && first > 0 ? Outer(first) : Noun(first, end);

    private string Outer(int first)
    {
        var last = _operations.Count - 1;
        return _operations[last].Phrase(_question, last == first ? Subject(first) : Noun(first, last));
    }

    private string Noun(int first, int end)
    {
        var phrase = Subject(first);
        for (var index = first; index < end; index++)
        {
            phrase = _operations[index].Phrase(_nouns[index], phrase);
        }

        return phrase;
    }

    private string Subject(int first) => first == 0 ? _operations[0].Input?.Text ?? "" : "it";
}
