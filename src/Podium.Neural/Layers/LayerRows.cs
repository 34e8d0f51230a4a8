namespace Podium.Neural.Layers;

/// <summary>Where one layer's values of a batch of rows lie.</summary>
internal readonly unsafe struct LayerRows
{
    /// <summary>The residual stream before the layer, [rows, hidden].</summary>
    public required float* Input { get; init; }

    /// <summary>1 / rms of Input, [rows].</summary>
    public required float* InputInverse { get; init; }

    /// <summary>Queries, keys and values side by side, [rows, hidden + 2 · key-value size].</summary>
    public required float* Projected { get; init; }

    /// <summary>Attention's output before its projection, [rows, hidden].</summary>
    public required float* Attended { get; init; }

    /// <summary>Log sums of attention, [rows, heads].</summary>
    public required float* LogSums { get; init; }

    /// <summary>The residual stream between attention and the feed-forward part, [rows, hidden].</summary>
    public required float* Middle { get; init; }

    /// <summary>1 / rms of Middle, [rows].</summary>
    public required float* MiddleInverse { get; init; }

    /// <summary>Gate and up projections side by side, [rows, 2 · intermediate].</summary>
    public required float* GateUp { get; init; }

    /// <summary>Scratch for a norm's output, [rows, hidden].</summary>
    public required float* Normed { get; init; }

    /// <summary>Scratch for the feed-forward activation, [rows, intermediate].</summary>
    public required float* Activated { get; init; }
}
