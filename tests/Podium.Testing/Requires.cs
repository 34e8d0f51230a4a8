using Xunit;

namespace Podium.Testing;

/// <summary>
/// States what a test needs from outside the repository. Without it the test is skipped and says how to get it; when
/// the environment variable <c>PODIUM_REQUIRE_ALL</c> is 1, it fails instead.
/// </summary>
public static class Requires
{
    /// <summary>Goes on only if the file <paramref name="path"/> exists.</summary>
    /// <param name="path">A file.</param>
    /// <param name="howToGet">The command that provides it.</param>
    public static void File(string path, string howToGet)
    {
        if (System.IO.File.Exists(path))
        {
            return;
        }

        var reason = $"Needs {path}; get it with: {howToGet}";
        if (Environment.GetEnvironmentVariable("PODIUM_REQUIRE_ALL") == "1")
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }
}
