using System.Security.Cryptography;
using Podium.Core.Problems;
using Podium.Evaluation.Problems;

namespace Podium.Cli.Training.Problems;

/// <summary>The problems that a recipe's <c>problems</c> names.</summary>
/// <param name="Problems">The problems.</param>
/// <param name="Hash">Hash of the file in hexadecimal.</param>
internal sealed record ProblemFile(IReadOnlyList<Problem> Problems, string Hash)
{
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>Reads a file; a relative path is one of the working directory, as for every option.</summary>
    /// <exception cref="InvalidDataException">It is no set of problems; the message names the line.</exception>
    public static ProblemFile Read(string path)
    {
        try
        {
            using var bytes = ReadBytes(path);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            bytes.Position = 0;
            using var reader = new StreamReader(bytes);
            return new ProblemFile(ProblemSetReader.Read(reader, path).Problems, hash);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads piece by piece, for a device may have no end.</summary>
    private static MemoryStream ReadBytes(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new MemoryStream();
        var buffer = new byte[128 * 1024];
        for (var count = file.Read(buffer); count > 0; count = file.Read(buffer))
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > MostBytes)
            {
                throw new InvalidDataException(
                    $"'{path}' has more than {MostBytes / (1024 * 1024)} MiB; split it, or take a part of it.");
            }
        }

        bytes.Position = 0;
        return bytes;
    }
}
