using System.Security.Cryptography;
using Podium.Configuration;
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
            var bytes = BoundedFile.Read(path, MostBytes) ?? throw new InvalidDataException(
                $"'{path}' has more than {MostBytes / (1024 * 1024)} MiB; split it, or take a part of it.");
            using var reader = new StreamReader(new MemoryStream(bytes));
            var set = ProblemSetReader.Read(reader, path);
            return new ProblemFile(set.Problems, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {error.Message}", error);
        }
    }
}
