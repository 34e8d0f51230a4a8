using System.Text;
using Podium.Cli.CommandLine;
using YamlDotNet.Core;

namespace Podium.Cli.Training.Recipes;

/// <summary>Reads a recipe from its file.</summary>
internal static class RecipeFile
{
    private const int MostBytes = 256 * 1024;

    private static readonly UTF8Encoding Encoding = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads and checks a recipe.</summary>
    /// <exception cref="UsageException">There is none, or something in it is wrong; the message says where.</exception>
    public static TrainingRecipe Read(string path)
    {
        var text = ReadText(path);
        try
        {
            return RecipeReader.Read(text);
        }
        catch (RecipeException error)
        {
            throw new UsageException($"{path}, line {error.Line}, column {error.Column}: {error.Message}");
        }
        catch (YamlException error)
        {
            throw new UsageException(
                $"{path}, line {error.Start.Line}, column {error.Start.Column}: this is not YAML: "
                + $"{error.Message.TrimEnd('.')}.");
        }
    }

    private static string ReadText(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"'{path}' is a folder; a recipe is a YAML file.");
        }

        try
        {
            return BoundedFile.Read(path, MostBytes) is { } bytes
                ? Encoding.GetString(bytes)
                : throw new UsageException($"'{path}' is no recipe: it has more than {MostBytes / 1024} KiB.");
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"'{path}' is no recipe: it is not UTF-8 text.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no recipe '{path}'.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The recipe '{path}' cannot be read: {error.Message}");
        }
    }
}
