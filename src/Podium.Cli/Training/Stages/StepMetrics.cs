namespace Podium.Cli.Training.Stages;

/// <summary>What a step saw.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Step">Number of the step, from 0.</param>
internal abstract record StepMetrics(string Stage, int Step)
{
    /// <summary>Whether the step was one of numbers; after any other the weights are lost.</summary>
    public abstract bool IsFinite { get; }

    /// <summary>The metrics as one line of JSON.</summary>
    public abstract string ToJson();
}
