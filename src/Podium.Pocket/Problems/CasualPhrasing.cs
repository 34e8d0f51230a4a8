namespace Podium.Pocket.Problems;

/// <summary>
/// Another phrasing as it is typed in haste, in one way or several: names in small letters, a small letter to begin
/// with, no mark at the end: "what is the capital of france".
/// </summary>
internal sealed class CasualPhrasing : IPhrasing
{
    private readonly IPhrasing _careful;
    private readonly bool _smallNames;
    private readonly bool _hasMark;

    public CasualPhrasing(IPhrasing careful, Random random)
    {
        _careful = careful;
        _smallNames = random.Next(2) == 0;
        _hasMark = random.Next(2) == 0;
        var typed = Type(careful.Question);
        Question = (random.Next(2) == 0 ? char.ToLowerInvariant(typed[0]) : careful.Question[0]) + typed[1..];
    }

    public string Question { get; }

    /// <summary>What all ways to type <paramref name="question"/> have in common.</summary>
    public static string Plainest(string question) => WithoutMark(question).ToLowerInvariant();

    public string Part(int first, int end) => Type(_careful.Part(first, end));

    private string Type(string text)
    {
        var marked = _hasMark ? text : WithoutMark(text);
        return _smallNames ? marked.ToLowerInvariant() : marked;
    }

    private static string WithoutMark(string text) => text.TrimEnd('.', '?');
}
