using System.Globalization;
using Podium.Cli.Training.Stages;
using Podium.Cli.Views;
using Podium.Training.Alarms;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Views;

/// <summary>How what a training reports looks in words.</summary>
internal static class TrainingText
{
    private const int SecondsShownAlone = 120;
    private const int MinutesShownAlone = 120;

    /// <summary>The one figure that a stage is about; empty where it has none.</summary>
    public static string Headline(StepMetrics? metrics) => metrics switch
    {
        LossMetrics loss => Text($"loss {loss.Loss:0.0000}"),
        RewardMetrics reward => Text($"reward {reward.Report.Reward:0.000}"),
        _ => "",
    };

    /// <summary>What else is to be watched of a stage; empty where there is nothing.</summary>
    public static string Details(StepMetrics? metrics) => metrics is RewardMetrics { Report: var report }
        ? Text($"right if valid {report.CorrectGivenValid:0.000}, valid {report.Valid:0.000}, ")
            + Text($"{report.WorkflowSteps:0.00} steps, entropy {report.Entropy:0.000} nats, ")
            + $"price {Figures.Price(report.Price)}{TokensPerSecond(report)}{Revisions(report.Revisions)}"
        : "";

    /// <summary>An alarm in one line.</summary>
    public static string Alarm(Alarm alarm) => Text($"alarm at step {alarm.Step}: {alarm.Message}");

    /// <summary>That a stage was ended by its stop rule; <see langword="null"/> while it was not.</summary>
    public static string? Ended(StepMetrics? metrics) =>
        metrics is RewardMetrics { Step: var step, Report.EndedAtSuccess: { } success }
            ? Text($"ended early after {step + 1} steps, at success {success:0.000}")
            : null;

    /// <summary>A time, as exactly as anybody cares for.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < SecondsShownAlone } => Text($"{time.TotalSeconds:0} s"),
        { TotalMinutes: < MinutesShownAlone } => Text($"{time.TotalMinutes:0} min"),
        _ => Text($"{Math.Floor(time.TotalHours):0} h {time.Minutes:00} min"),
    };

    private static string Revisions(RevisionReport? report) => report is null
        ? ""
        : Text($", revised {report.RightBefore:0.000} to {report.RightAfter:0.000}")
            + (report.RightAccepted is { } accepted ? Text($", right accepted {accepted:0.000}") : "");

    private static string TokensPerSecond(GrpoReport report) =>
        report.Seconds.Total > 0 ? Text($", {report.Tokens.Total / report.Seconds.Total:0} tokens/s") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
