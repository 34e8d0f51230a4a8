using Podium.Pocket.Problems;

namespace Podium.Pocket.Reading;

/// <summary>One phrasing of an operation, in words.</summary>
internal sealed class Phrasing(Operation operation, string template)
{
    private readonly string[] _words = QuestionWords.Split(template);

    public Operation Operation { get; } = operation;

    /// <summary>All ways in which this phrasing can be read from <paramref name="start"/> on.</summary>
    public IEnumerable<PhraseMatch> Match(string[] question, int start) =>
        Match(question, 0, new PhraseMatch(null, null, start));

    private IEnumerable<PhraseMatch> Match(string[] question, int index, PhraseMatch match)
    {
        while (index < _words.Length && !IsSlot(_words[index]))
        {
            if (match.End == question.Length || question[match.End] != _words[index])
            {
                yield break;
            }

            index++;
            match = match with { End = match.End + 1 };
        }

        if (index == _words.Length)
        {
            yield return match;
            yield break;
        }

        for (var end = match.End + 1; end <= question.Length; end++)
        {
            var slot = new WordSpan(match.End, end);
            var filled = _words[index] == QuestionWords.Input
                ? match with { Input = slot, End = end }
                : match with { Parameter = slot, End = end };
            foreach (var whole in Match(question, index + 1, filled))
            {
                yield return whole;
            }
        }
    }

    private static bool IsSlot(string word) => word is QuestionWords.Input or QuestionWords.Parameter;
}
