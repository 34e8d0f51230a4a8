namespace Podium.Neural.Attention;

/// <summary>A sequence and those that continue it.</summary>
internal sealed class SequenceTree(TokenRange root)
{
    public TokenRange Root { get; } = root;

    public List<TokenRange> Children { get; } = [];

    /// <summary>Tokens of the longest path from the root's first token.</summary>
    public int Longest { get; private set; } = root.Length;

    /// <summary>Tokens of the longest segment.</summary>
    public int LongestSegment { get; private set; } = root.Length;

    public void Add(TokenRange child)
    {
        Children.Add(child);
        Longest = Math.Max(Longest, Root.Length + child.Length);
        LongestSegment = Math.Max(LongestSegment, child.Length);
    }
}
