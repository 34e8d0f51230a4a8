namespace Podium.Pocket.Problems;

/// <summary>How a chain of operations is put into words.</summary>
internal interface IPhrasing
{
    /// <summary>The whole question.</summary>
    string Question { get; }

    /// <summary>The operations [first, end) as a phrase that stands alone; what comes before them is "it".</summary>
    string Part(int first, int end);
}
