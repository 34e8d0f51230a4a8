namespace Podium.Neural.Tests;

/// <summary>Finds the files that tests compare with.</summary>
internal static class Fixture
{
    /// <summary>Path of a file under Fixtures.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);
}
