using System.Text;

namespace Podium.Configuration;

/// <summary>Reads a document from its file.</summary>
public static class ConfigurationFile
{
    private const int MostBytes = 256 * 1024;
    private const char ByteOrderMark = '\ufeff';

    private static readonly UTF8Encoding Encoding = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads UTF-8 text of at most 256 KiB.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it should hold.</param>
    /// <param name="read">Reads its text; throws <see cref="ConfigurationException"/> where something is wrong.</param>
    /// <exception cref="InvalidDataException">
    /// There is no such file, or something in it is wrong; the message is a sentence that names the file and the place.
    /// </exception>
    public static T Read<T>(string path, DocumentKind kind, Func<string, T> read)
    {
        var text = ReadText(path, kind);
        try
        {
            return read(text);
        }
        catch (ConfigurationException error)
        {
            throw new InvalidDataException(
                $"{path}, line {error.Line}, column {error.Column}: {error.Message}", error);
        }
    }

    private static string ReadText(string path, DocumentKind kind)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException($"'{path}' is a folder; {kind.WithArticle} is a YAML file.");
        }

        try
        {
            return BoundedFile.Read(path, MostBytes) is { } bytes
                ? Encoding.GetString(bytes).TrimStart(ByteOrderMark)
                : throw new InvalidDataException(
                    $"'{path}' is no {kind.Name}: it has more than {MostBytes / 1024} KiB.");
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"'{path}' is no {kind.Name}: it is not UTF-8 text.", error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"There is no {kind.Name} '{path}'.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidDataException($"The {kind.Name} '{path}' cannot be read: {error.Message}", error);
        }
    }
}
