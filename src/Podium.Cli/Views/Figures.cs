using System.Globalization;
using Podium.Core.Budgets;
using Podium.Core.Records;

namespace Podium.Cli.Views;

/// <summary>How numbers look in every view.</summary>
internal static class Figures
{
    private const int SignificantDigits = 3;

    /// <summary>Tokens read and written.</summary>
    public static string Tokens(TokenUsage usage) =>
        string.Create(CultureInfo.InvariantCulture, $"{usage.InputTokens} + {usage.OutputTokens}");

    /// <summary>The same; where not all of them were reported, as the most that they can be.</summary>
    public static string Tokens(TokenUsage usage, bool isAtMost) =>
        isAtMost ? $"at most {Tokens(usage)}" : Tokens(usage);

    /// <summary>The tokens of a step; where its worker reported none, the most it can have used.</summary>
    public static string Tokens(RunEvent.StepCompleted step) =>
        Tokens(step.Usage, isAtMost: !step.IsUsageReported);

    /// <summary>The tokens of a conductor; where its service reported none, the most it can have used.</summary>
    public static string Tokens(RunEvent.WorkflowWritten written) =>
        Tokens(written.Usage, written.IsUsageAtMost);

    /// <summary>A price with three significant digits, never in scientific notation.</summary>
    public static string Price(decimal price)
    {
        if (price == 0)
        {
            return "0";
        }

        var magnitude = (int)Math.Floor(Math.Log10((double)Math.Abs(price)));
        var decimals = Math.Clamp(SignificantDigits - 1 - magnitude, 0, 28);
        var text = price.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>What answers from a cache saved, behind a price; nothing if there were none.</summary>
    public static string Saved(decimal saved) => saved == 0 ? "" : $", saved {Price(saved)} by the cache";

    /// <summary>What the steps of a workflow cost at most, behind other figures; nothing if they are free.</summary>
    public static string Bound(decimal price) => price == 0 ? "" : $"; its steps at most {Price(price)}";

    /// <summary>Milliseconds, with a decimal below ten.</summary>
    public static string Milliseconds(double milliseconds) =>
        milliseconds.ToString(milliseconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ms";

    /// <summary>The steps that a step is shown.</summary>
    public static string Sees(IReadOnlyList<int> steps) =>
        steps.Count == 0 ? "nothing" : string.Join(", ", steps);
}
