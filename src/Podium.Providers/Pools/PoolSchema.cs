namespace Podium.Providers.Pools;

/// <summary>What a pool's file may hold, as JSON Schema for editors.</summary>
public static class PoolSchema
{
    private const string Resource = "podium.schema.json";

    /// <summary>The schema (draft 2020-12).</summary>
    public static string Text { get; } = Load();

    private static string Load()
    {
        using var reader = new StreamReader(typeof(PoolSchema).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd();
    }
}
