namespace Podium.Neural.Training;

/// <summary>The numbers of one optimiser step that are the same for every weight.</summary>
internal readonly struct AdamWFactors(AdamWOptions options, long step, double learningRate, double gradientScale)
{
    public float GradientScale { get; } = (float)gradientScale;

    /// <summary>What of a new gradient enters the mean.</summary>
    public float MeanShare { get; } = (float)(1 - options.Beta1);

    /// <summary>What of a new square enters the mean of squares.</summary>
    public float SquareShare { get; } = (float)(1 - options.Beta2);

    /// <summary>The learning rate over the mean's bias correction.</summary>
    public float StepSize { get; } = (float)(learningRate / (1 - Math.Pow(options.Beta1, step)));

    /// <summary>The bias correction of the root of the mean of squares.</summary>
    public float RootScale { get; } = (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, step)));

    public float Epsilon { get; } = (float)options.Epsilon;
}
