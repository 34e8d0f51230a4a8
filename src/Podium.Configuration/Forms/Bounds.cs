using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Podium.Configuration.Forms;

/// <summary>The range that a property carries; spans of time in seconds.</summary>
internal sealed record Bounds(double Least, double Most, bool ExcludesLeast, bool ExcludesMost)
{
    /// <summary>The bounds of a property; <see langword="null"/> if it has none.</summary>
    public static Bounds? Of(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>() is { } range
        ? new Bounds(
            ToNumber(range.Minimum, range.OperandType),
            ToNumber(range.Maximum, range.OperandType),
            range.MinimumIsExclusive,
            range.MaximumIsExclusive)
        : null;

    /// <summary>Whether a number is within.</summary>
    public bool Contains(double number) =>
        (ExcludesLeast ? number > Least : number >= Least) && (ExcludesMost ? number < Most : number <= Most);

    /// <summary>The bounds in a sentence.</summary>
    public string Phrase(Func<double, string> show) =>
        $"{(ExcludesLeast ? "above" : "from")} {show(Least)} to {(ExcludesMost ? "below " : "")}{show(Most)}";

    private static double ToNumber(object limit, Type type) => type == typeof(TimeSpan)
        ? TimeSpan.Parse((string)limit, CultureInfo.InvariantCulture).TotalSeconds
        : Convert.ToDouble(limit, CultureInfo.InvariantCulture);
}
