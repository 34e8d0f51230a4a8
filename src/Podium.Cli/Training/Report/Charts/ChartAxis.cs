using System.Globalization;

namespace Podium.Cli.Training.Report.Charts;

/// <summary>An axis of a chart.</summary>
/// <param name="Label">What is measured along it, with the unit.</param>
/// <param name="Scale">How values lie along it.</param>
/// <param name="Low">Least value on it.</param>
/// <param name="High">Greatest value on it.</param>
/// <param name="Ticks">Values that are marked.</param>
internal sealed record ChartAxis(
    string Label, AxisScale Scale, double Low, double High, IReadOnlyList<double> Ticks)
{
    private const int Intervals = 4;
    private const double ShareFromZero = 0.6;
    private const double LeastSpread = 1e-9;
    private const double LeastPositive = 1e-100;

    /// <summary>An axis for amounts, from zero where that wastes little space.</summary>
    public static ChartAxis Amount(string label, IEnumerable<double> values) =>
        Linear(label, AxisScale.Linear, values, []);

    /// <summary>An axis for shares: all from 0 to 1, and more where there is more.</summary>
    public static ChartAxis Share(string label, IEnumerable<double> values) =>
        Linear(label, AxisScale.Share, values, [0, 1]);

    /// <summary>An axis for steps, without space at its ends.</summary>
    public static ChartAxis Steps(string label, int first, int last)
    {
        var (low, high) = first == last ? (first - 0.5, last + 0.5) : (first, (double)last);
        var ticks = Multiples(low, high, Math.Max(1, Interval(low, high)));
        return new ChartAxis(label, AxisScale.Linear, low, high, ticks);
    }

    /// <summary>An axis for positive values of different magnitudes; the others have no place on it.</summary>
    public static ChartAxis Logarithmic(string label, IEnumerable<double> values)
    {
        var positive = values.Where(value => value > LeastPositive).DefaultIfEmpty(1).ToArray();
        var low = (int)Math.Floor(Math.Log10(positive.Min()));
        var high = Math.Max(low + 1, (int)Math.Ceiling(Math.Log10(positive.Max())));
        var stride = Math.Max(1, (high - low + Intervals - 1) / Intervals);
        var ticks = Enumerable.Range(0, ((high - low) / stride) + 1)
            .Select(index => Math.Pow(10, low + (index * stride)));
        return new ChartAxis(label, AxisScale.Logarithmic, Math.Pow(10, low), Math.Pow(10, high), [.. ticks]);
    }

    /// <summary>Whether a value has a place on the axis.</summary>
    public bool Holds(double value) => Scale != AxisScale.Logarithmic || value > LeastPositive;

    /// <summary>Where a value lies, from 0 at the low end to 1 at the high one.</summary>
    public double Fraction(double value) => Scale == AxisScale.Logarithmic
        ? Math.Clamp(Math.Log10(value / Low) / Math.Log10(High / Low), 0, 1)
        : Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>A value of the axis in words.</summary>
    public string Text(double value) => Scale == AxisScale.Share ? Numbers.Percent(value) : Numbers.Value(value);

    /// <summary>A value of the axis in few words.</summary>
    public string ShortText(double value) =>
        Scale == AxisScale.Share ? Numbers.Percent(value) : Numbers.ShortValue(value);

    /// <summary>A tick in words, with as few digits as tell it from its neighbours.</summary>
    public string TickText(double tick) => Scale switch
    {
        AxisScale.Share => Numbers.WholePercent(tick),
        AxisScale.Logarithmic => Power(tick),
        _ => Numbers.Value(tick),
    };

    private static ChartAxis Linear(
        string label, AxisScale scale, IEnumerable<double> values, IEnumerable<double> included)
    {
        var all = values.Concat(included).DefaultIfEmpty(0).ToArray();
        var (low, high) = (all.Min(), all.Max());
        if (low > 0 && low < ShareFromZero * high)
        {
            low = 0;
        }

        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low <= LeastSpread * size)
        {
            (low, high) = size == 0 ? (0, 1) : (low - (size / 2), high + (size / 2));
        }

        var interval = Interval(low, high);
        low = Math.Floor(low / interval) * interval;
        high = Math.Ceiling(high / interval) * interval;
        return new ChartAxis(label, scale, low, high, Multiples(low, high, interval));
    }

    /// <summary>One, two or five times a power of ten, so that about four of them fill the range.</summary>
    private static double Interval(double low, double high)
    {
        var rough = (high - low) / Intervals;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * ((rough / power) switch { < 1.2 => 1, < 2.8 => 2, < 7 => 5, _ => 10 });
    }

    private static double[] Multiples(double low, double high, double interval)
    {
        var (first, last) = (Math.Ceiling((low / interval) - LeastSpread), Math.Floor((high / interval) + LeastSpread));
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * interval)];
    }

    private static string Power(double tick) => tick is >= 0.001 and <= 10_000
        ? Numbers.Value(tick)
        : "10" + string.Concat(Math.Round(Math.Log10(tick))
            .ToString(CultureInfo.InvariantCulture)
            .Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
}
