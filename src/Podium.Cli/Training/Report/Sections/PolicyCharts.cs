using Podium.Cli.Training.Report.Charts;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>Charts of what the conductor does, and of how it is changed.</summary>
/// <param name="updates">The updates; at least one.</param>
internal sealed class PolicyCharts(IReadOnlyList<GrpoReport> updates)
{
    /// <summary>Steps per workflow, beside the skills that problems take where those are known.</summary>
    public LineChart Steps()
    {
        var steps = updates.Smoothed("steps of a workflow", update => update.WorkflowSteps);
        var skills = updates.Smoothed("skills that a problem takes", update => Known(update.ProblemSkills));
        var areSkillsKnown = updates.Any(update => update.ProblemSkills > 0);
        return Amount(
            "steps", "Steps per workflow", "", "mean number", areSkillsKnown ? [steps, skills] : [steps]);
    }

    /// <summary>Price of a workflow.</summary>
    public LineChart Price() => Amount(
        "price",
        "Price per workflow",
        "",
        "the pool's currency",
        updates.Smoothed("price", update => (double)update.Price));

    /// <summary>Entropy of decisions.</summary>
    public LineChart Entropy() => Amount(
        "entropy",
        "Entropy of decisions",
        "At zero nothing is tried any more.",
        "nats",
        updates.Smoothed("entropy", update => update.Entropy));

    /// <summary>Entropy of who is called, beside the most that the pools allow where they are known.</summary>
    public LineChart Routing()
    {
        var routing = updates.Smoothed("entropy of who is called", update => update.RoutingEntropy);
        var most = updates.Plain("most possible", update => Math.Log2(Known(update.PoolWorkers)));
        return Amount(
            "routing",
            "Routing entropy",
            "At zero one worker is called for everything.",
            "bits",
            updates.Any(update => update.PoolWorkers > 0) ? [routing, most] : [routing]);
    }

    /// <summary>Shares of groups and rollouts from which nothing is learned.</summary>
    public LineChart EqualGroups()
    {
        Curve[] curves =
        [
            updates.Smoothed("groups of equal rewards", update => update.ZeroVarianceGroups),
            updates.Smoothed("rollouts with a fault", update => update.Faulted),
        ];
        var figure = new ChartFigure("equal", "Zero variance and faults", "What nothing is learned from.");
        return new LineChart(figure, ChartAxis.Share("share", curves.Values()), curves);
    }

    /// <summary>Norm of the gradient.</summary>
    public LineChart Gradient() => Amount(
        "gradient",
        "Gradient norm",
        "Before it is cut.",
        "Euclidean norm",
        updates.Smoothed("norm", update => update.GradientNorm));

    /// <summary>Tokens a second, drawn and learned from; nothing where they were not counted.</summary>
    public LineChart? Tokens() => updates.All(update => update.Tokens.Total == 0)
        ? null
        : Amount(
            "tokens",
            "Tokens per second",
            "Tokens drawn and tokens learned from, over all the time of an update.",
            "tokens/s",
            updates.Smoothed("tokens/s", update => update.Seconds.Total > 0
                ? Known(update.Tokens.Total) / update.Seconds.Total
                : double.NaN));

    /// <summary>Where the time goes.</summary>
    public LineChart Seconds() => Amount(
        "seconds",
        "Seconds per phase",
        "",
        "seconds of an update",
        updates.Smoothed("sampling", update => update.Seconds.Sampling),
        updates.Smoothed("running", update => update.Seconds.Running),
        updates.Smoothed("updating", update => update.Seconds.Updating));

    private static LineChart Amount(string id, string title, string note, string unit, params Curve[] curves) =>
        new(new ChartFigure(id, title, note), ChartAxis.Amount(unit, curves.Values()), curves);

    /// <summary>A figure that is zero where it was not measured, which is then no number.</summary>
    private static double Known(double figure) => figure > 0 ? figure : double.NaN;
}
