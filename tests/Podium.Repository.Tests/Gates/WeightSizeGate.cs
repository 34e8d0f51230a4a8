using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>The weights in the repository weigh at most 32 MB together.</summary>
internal static class WeightSizeGate
{
    private const long MostBytes = 32_000_000;

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files)
    {
        var bytes = files
            .Where(file => file.Path.EndsWith(".safetensors", StringComparison.Ordinal))
            .Sum(file => file.Bytes);
        return bytes > MostBytes ? [$"The .safetensors files hold {bytes:N0} bytes, at most {MostBytes:N0}."] : [];
    }
}
