using System.CommandLine;
using System.Globalization;
using Podium.Cli.CommandLine;

namespace Podium.Cli.Caching;

/// <summary>The option that says how old answers are that go.</summary>
internal static class AgeOption
{
    private const string Name = "--older-than";
    private const int MostDays = 36_500;

    /// <summary>The option, for one command.</summary>
    public static Option<string?> Create() => new(Name)
    {
        HelpName = "AGE",
        Description = "Delete only answers that were kept longer ago than AGE: a whole number of days, hours or "
            + "minutes, such as 30d, 12h or 45m. Default: all go.",
    };

    /// <summary>The age; <see langword="null"/> if none is named.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static TimeSpan? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        TimeSpan? unit = text.Length == 0 ? null : text[^1] switch
        {
            'd' => TimeSpan.FromDays(1),
            'h' => TimeSpan.FromHours(1),
            'm' => TimeSpan.FromMinutes(1),
            _ => null,
        };
        return unit is { } length
            && int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && length.TotalDays * count <= MostDays
            ? length * count
            : throw new UsageException(
                $"{Name} takes a whole number of days, hours or minutes, such as 30d, 12h or 45m, and at most "
                + $"{MostDays} days; it got '{text}'.");
    }
}
