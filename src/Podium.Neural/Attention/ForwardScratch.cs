using Podium.Neural.Vectors;

namespace Podium.Neural.Attention;

/// <summary>What the forward attention of one key and value head works in.</summary>
internal sealed unsafe class ForwardScratch
{
    private readonly AlignedBuffer _queries = new();
    private readonly AlignedBuffer _keys = new();
    private readonly AlignedBuffer _values = new();
    private readonly AlignedBuffer _scores = new();
    private readonly AlignedBuffer _output = new();

    /// <summary>Four query rows, [4, padded head].</summary>
    public float* Queries { get; private set; }

    /// <summary>Keys in panels of 16 positions.</summary>
    public float* Keys { get; private set; }

    /// <summary>Values, [positions, padded head].</summary>
    public float* Values { get; private set; }

    /// <summary>Scores of four query rows, [4, <see cref="ScoreStride"/>].</summary>
    public float* Scores { get; private set; }

    public int ScoreStride { get; private set; }

    /// <summary>Outputs of four query rows, [4, padded head].</summary>
    public float* Output { get; private set; }

    public void Prepare(AttentionShape shape, SequenceTree tree)
    {
        ScoreStride = Lanes.Padded(tree.Longest + BlockProduct.Rows);
        Queries = _queries.Ensure(BlockProduct.Rows * shape.PaddedHead);
        Keys = _keys.Ensure((long)ScoreStride * shape.HeadSize);
        Values = _values.Ensure((long)ScoreStride * shape.PaddedHead);
        Scores = _scores.Ensure((long)BlockProduct.Rows * ScoreStride);
        Output = _output.Ensure(BlockProduct.Rows * shape.PaddedHead);
    }
}
