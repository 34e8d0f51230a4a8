namespace Podium.Benchmarks.Reference;

/// <summary>What the reference answers to a request; what it was not asked for is empty.</summary>
internal sealed record ReferenceReply
{
    /// <summary>Seconds by phase.</summary>
    public IReadOnlyDictionary<string, double> Seconds { get; init; } = new Dictionary<string, double>();

    /// <summary>Losses and norms.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>Generated sequences.</summary>
    public IReadOnlyList<int[]> Tokens { get; init; } = [];

    /// <summary>How it set itself up.</summary>
    public string Note { get; init; } = "";
}
