namespace Podium.Pocket.Reading;

/// <summary>The words [<paramref name="Start"/>, <paramref name="End"/>) of a question.</summary>
internal sealed record WordSpan(int Start, int End)
{
    /// <summary>These words.</summary>
    public string[] Of(string[] words) => words[Start..End];
}
