using Podium.Cli.CommandLine;
using Podium.Configuration;

namespace Podium.Cli.Training.Recipes;

/// <summary>Reads a recipe from its file.</summary>
internal static class RecipeFile
{
    /// <summary>Reads and checks a recipe.</summary>
    /// <exception cref="UsageException">There is none, or something in it is wrong; the message says where.</exception>
    public static TrainingRecipe Read(string path)
    {
        try
        {
            return ConfigurationFile.Read(path, RecipeReader.Kind, RecipeReader.Read);
        }
        catch (InvalidDataException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
