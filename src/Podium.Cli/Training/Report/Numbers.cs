using System.Globalization;

namespace Podium.Cli.Training.Report;

/// <summary>How numbers look on the page.</summary>
internal static class Numbers
{
    private const string Unknown = "–";
    private const int Digits = 4;
    private const int FewDigits = 3;
    private const int MostDecimals = 10;
    private const int MostDigits = 12;

    /// <summary>A number with four significant digits.</summary>
    public static string Value(double value) => Value(value, Digits);

    /// <summary>A number with three significant digits.</summary>
    public static string ShortValue(double value) => Value(value, FewDigits);

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share) => double.IsFinite(share) ? Text(share, "0.0%") : Unknown;

    /// <summary>A share as a percentage without decimals.</summary>
    public static string WholePercent(double share) => double.IsFinite(share) ? Text(share, "0%") : Unknown;

    /// <summary>A difference of shares in percentage points, with its sign.</summary>
    public static string Points(double difference) =>
        double.IsFinite(difference) ? Text(100 * difference, "+0.0;−0.0;0.0") : Unknown;

    /// <summary>A whole number with separators.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A place in a drawing.</summary>
    public static string Coordinate(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Steps from one to another.</summary>
    public static string Range(int first, int last) => first == last
        ? Step(first)
        : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}");

    /// <summary>The number of a step.</summary>
    public static string Step(int step) => step.ToString(CultureInfo.InvariantCulture);

    private static string Value(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? Unknown : value > 0 ? "∞" : "−∞";
        }

        var magnitude = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var decimals = digits - 1 - magnitude;
        if (decimals > MostDecimals || magnitude > MostDigits)
        {
            return Text(value, "0.###e0");
        }

        var text = Text(value, "N" + Math.Max(0, decimals).ToString(CultureInfo.InvariantCulture));
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static string Text(double value, string format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.StartsWith('-') ? "−" + text[1..] : text;
    }
}
