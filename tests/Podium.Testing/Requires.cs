using Xunit;

namespace Podium.Testing;

/// <summary>
/// States what a test needs from outside the repository. Without it the test is skipped and says why.
/// </summary>
public static class Requires
{
    /// <summary>
    /// Goes on only if the file <paramref name="path"/> exists. When the environment variable
    /// <c>PODIUM_REQUIRE_ALL</c> is 1, the test fails without it.
    /// </summary>
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

    /// <summary>
    /// Goes on only if the processor has certain instructions. They cannot be got as a tool can, so the test is skipped
    /// without them even when <c>PODIUM_REQUIRE_ALL</c> is 1.
    /// </summary>
    /// <param name="isSupported">Whether it has them.</param>
    /// <param name="instructions">What they are called.</param>
    public static void Processor(bool isSupported, string instructions) =>
        Assert.SkipUnless(isSupported, $"Needs a processor with {instructions}; the one of this machine lacks it.");
}
