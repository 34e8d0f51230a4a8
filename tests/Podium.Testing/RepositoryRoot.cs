namespace Podium.Testing;

/// <summary>Finds files of the repository from a running test.</summary>
public static class RepositoryRoot
{
    /// <summary>Full path of <paramref name="relativePath"/>, which is relative to the repository's root.</summary>
    public static string PathOf(string relativePath)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Podium.slnx")))
        {
            folder = folder.Parent;
        }

        return folder is null
            ? throw new InvalidOperationException("No folder above the tests holds Podium.slnx.")
            : Path.Combine(folder.FullName, relativePath);
    }
}
