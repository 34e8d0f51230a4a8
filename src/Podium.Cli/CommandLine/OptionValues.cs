using System.CommandLine;
using System.Globalization;

namespace Podium.Cli.CommandLine;

/// <summary>Reads and spells the values of options, and says in one sentence what is wrong with them.</summary>
internal static class OptionValues
{
    /// <summary>A whole number from 1 to <paramref name="most"/>.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static int ReadCount(ParseResult parsed, Option<string> option, int most)
    {
        var text = parsed.GetValue(option);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count >= 1 && count <= most
            ? count
            : throw new UsageException($"{option.Name} takes a whole number from 1 to {most}; it got '{text}'.");
    }

    /// <summary>
    /// A whole number from 1 to <paramref name="most"/>; <see langword="null"/> if the option is not there.
    /// </summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static int? ReadOptionalCount(ParseResult parsed, Option<string?> option, int most) =>
        parsed.GetValue(option) is null ? null : ReadCount(parsed, option!, most);

    /// <summary>A seed.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static long ReadSeed(ParseResult parsed, Option<string> option)
    {
        var text = parsed.GetValue(option);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new UsageException($"{option.Name} takes a whole number of at most 64 bits; it got '{text}'.");
    }

    /// <summary>A price that is not negative; <see langword="null"/> without the option.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static decimal? ReadOptionalPrice(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent
            | NumberStyles.AllowLeadingSign;
        return decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var price) && price >= 0
            ? price
            : throw new UsageException($"{option.Name} takes a price of 0 or more, such as 0.01; it got '{text}'.");
    }

    /// <summary>A value as a word of a command line.</summary>
    public static string Quote(string value) =>
        value.Length > 0 && value.All(character => char.IsAsciiLetterOrDigit(character) || "/._:,-".Contains(character))
            ? value
            : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
