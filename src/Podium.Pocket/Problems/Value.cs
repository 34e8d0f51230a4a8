using System.Globalization;

namespace Podium.Pocket.Problems;

/// <summary>Something that passes from one operation to the next.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">How it is written.</param>
internal sealed record Value(ValueKind Kind, string Text)
{
    public int Number => int.Parse(Text, CultureInfo.InvariantCulture);

    public static Value Of(int number) => new(ValueKind.Number, number.ToString(CultureInfo.InvariantCulture));

    public static Value Of(bool verdict) => new(ValueKind.YesNo, verdict ? "yes" : "no");

    public static Value Word(string text) => new(ValueKind.Word, text);

    /// <summary>Whether this can stand where <paramref name="wanted"/> is asked for.</summary>
    public bool Is(ValueKind wanted) =>
        Kind == wanted
        || (wanted == ValueKind.Word && Kind is ValueKind.Country or ValueKind.Weekday or ValueKind.Month);
}
