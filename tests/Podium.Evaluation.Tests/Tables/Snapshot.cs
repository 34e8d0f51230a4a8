namespace Podium.Evaluation.Tests.Tables;

/// <summary>Approved texts, which lie beside the tests.</summary>
internal static class Snapshot
{
    public static string Read(string name)
    {
        using var stream = typeof(Snapshot).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"There is no approved text '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
