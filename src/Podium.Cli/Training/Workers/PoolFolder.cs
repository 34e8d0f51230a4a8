using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Workers;

/// <summary>The orchestra that a recipe names.</summary>
internal static class PoolFolder
{
    /// <summary>What names the shipped orchestra; a folder of that name is written <c>./shipped</c>.</summary>
    public const string Shipped = "shipped";

    /// <summary>Opens an orchestra with workers; a relative folder is one of the working directory.</summary>
    /// <exception cref="InvalidDataException">There is none, or it cannot be read.</exception>
    public static OrchestraReader Open(string pool)
    {
        var opened = OpenConductors(pool);
        return opened.Workers.Count > 0
            ? opened
            : throw new InvalidDataException($"{pool}: it has no workers.");
    }

    /// <summary>Opens an orchestra, which may have conductors alone.</summary>
    /// <exception cref="InvalidDataException">There is none, or it cannot be read.</exception>
    public static OrchestraReader OpenConductors(string orchestra)
    {
        if (string.IsNullOrWhiteSpace(orchestra))
        {
            throw new InvalidDataException("The name is empty.");
        }

        try
        {
            return OrchestraReader.Open(orchestra == Shipped ? PocketOrchestra.ShippedFolder : orchestra);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidDataException($"{orchestra}: it cannot be opened: {error.Message}", error);
        }
    }
}
