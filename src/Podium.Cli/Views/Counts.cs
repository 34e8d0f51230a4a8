using System.Globalization;

namespace Podium.Cli.Views;

/// <summary>Numbers of things in sentences.</summary>
internal static class Counts
{
    /// <summary>The number and the noun, which takes an s unless there is one.</summary>
    public static string Of(long number, string noun) => string.Create(
        CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
