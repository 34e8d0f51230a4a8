using Podium.Neural.Vectors;

namespace Podium.Neural.Attention;

/// <summary>What the backward attention of one key and value head works in.</summary>
internal sealed unsafe class BackwardScratch
{
    private readonly AlignedBuffer _positions = new();
    private readonly AlignedBuffer _rows = new();

    public int ScoreStride { get; private set; }

    /// <summary>Keys in panels of 16 positions.</summary>
    public float* KeyPanels { get; private set; }

    /// <summary>Values in panels of 16 positions.</summary>
    public float* ValuePanels { get; private set; }

    /// <summary>Keys, [positions, padded head].</summary>
    public float* Keys { get; private set; }

    /// <summary>Gradients of keys, [positions, padded head].</summary>
    public float* KeyGradients { get; private set; }

    /// <summary>Gradients of values, [positions, padded head].</summary>
    public float* ValueGradients { get; private set; }

    /// <summary>Scaled queries of one segment and head, [rows, padded head].</summary>
    public float* Queries { get; private set; }

    /// <summary>Gradients of the outputs of one segment and head, [rows, padded head].</summary>
    public float* OutputGradients { get; private set; }

    /// <summary>Probabilities, [rows, <see cref="ScoreStride"/>].</summary>
    public float* Probabilities { get; private set; }

    /// <summary>Gradients of the scores, [rows, <see cref="ScoreStride"/>].</summary>
    public float* ScoreGradients { get; private set; }

    /// <summary>Gradients of four scaled queries, [4, padded head].</summary>
    public float* QueryGradients { get; private set; }

    public void Prepare(AttentionShape shape, SequenceTree tree)
    {
        ScoreStride = Lanes.Padded(tree.Longest + BlockProduct.Rows);
        var panel = ScoreStride * shape.HeadSize;
        var positions = ScoreStride * shape.PaddedHead;
        KeyPanels = _positions.Ensure((2L * panel) + (3L * positions));
        ValuePanels = KeyPanels + panel;
        Keys = ValuePanels + panel;
        KeyGradients = Keys + positions;
        ValueGradients = KeyGradients + positions;

        var rows = tree.LongestSegment + BlockProduct.Rows;
        var heads = rows * shape.PaddedHead;
        var scores = (long)rows * ScoreStride;
        Queries = _rows.Ensure((2L * heads) + (2 * scores) + (BlockProduct.Rows * shape.PaddedHead));
        OutputGradients = Queries + heads;
        Probabilities = OutputGradients + heads;
        ScoreGradients = Probabilities + scores;
        QueryGradients = ScoreGradients + scores;
    }
}
