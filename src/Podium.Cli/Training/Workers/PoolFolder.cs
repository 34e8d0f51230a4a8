using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Workers;

/// <summary>The orchestra that a recipe's <c>pool</c> names.</summary>
internal static class PoolFolder
{
    /// <summary>What names the shipped orchestra; a folder of that name is written <c>./shipped</c>.</summary>
    public const string Shipped = "shipped";

    /// <summary>Opens the orchestra; a relative folder is one of the working directory, as for every option.</summary>
    /// <exception cref="InvalidDataException">There is none, or it cannot be read.</exception>
    public static OrchestraReader Open(string pool)
    {
        if (string.IsNullOrWhiteSpace(pool))
        {
            throw new InvalidDataException("The name is empty.");
        }

        try
        {
            var opened = OrchestraReader.Open(pool == Shipped ? PocketOrchestra.ShippedFolder : pool);
            return opened.Workers.Count > 0
                ? opened
                : throw new InvalidDataException($"{pool}: it has no workers.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidDataException($"{pool}: it cannot be opened: {error.Message}", error);
        }
    }
}
