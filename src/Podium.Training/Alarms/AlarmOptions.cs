using System.ComponentModel.DataAnnotations;

namespace Podium.Training.Alarms;

/// <summary>When alarms are raised.</summary>
public sealed record AlarmOptions
{
    /// <summary>Updates over which figures are averaged; nothing is said before there are as many.</summary>
    /// <value>20.</value>
    [Range(1, 100_000)]
    public int Window { get; init; } = 20;

    /// <summary>Success from which on neither equal rewards nor short workflows are a worry, 0 to 1.</summary>
    /// <value>0.7.</value>
    [Range(0, 1)]
    public double Successful { get; init; } = 0.7;

    /// <summary>Least rise of P(correct | valid) over its beginning that counts as learning, 0 to 1.</summary>
    /// <value>0.05.</value>
    [Range(0, 1)]
    public double LeastRise { get; init; } = 0.05;

    /// <summary>Share of groups without variance above which there is nothing to learn from, 0 to 1.</summary>
    /// <value>0.9.</value>
    [Range(0, 1)]
    public double MostEqualGroups { get; init; } = 0.9;

    /// <summary>Routing entropy below which one worker gets everything, in bits.</summary>
    /// <value>0.3: nineteen calls of twenty to one worker.</value>
    [Range(0, 10)]
    public double LeastRoutingEntropy { get; init; } = 0.3;

    /// <summary>Mean number of steps below which all workflows count as having one.</summary>
    /// <value>1.1.</value>
    [Range(1, 10)]
    public double LeastSteps { get; init; } = 1.1;

    /// <summary>Comparisons with the best worker over which regret is averaged.</summary>
    /// <value>3.</value>
    [Range(1, 1000)]
    public int RegretWindow { get; init; } = 3;
}
