using System.Text.Json;

namespace Podium.Providers.Vendors;

/// <summary>The vendors whose ways are known. A new one is an entry in <c>presets.json</c>, and no code.</summary>
public static class VendorCatalog
{
    private const int Version = 1;

    /// <summary>Every preset, in the order of the document.</summary>
    public static IReadOnlyList<VendorDialect> All { get; } = Load();

    /// <summary>The preset of that name, written in any case; <see langword="null"/> if there is none.</summary>
    public static VendorDialect? Find(string name) =>
        All.FirstOrDefault(vendor => vendor.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<VendorDialect> Load()
    {
        using var stream = typeof(VendorCatalog).Assembly.GetManifestResourceStream("presets.json")!;
        var file = JsonSerializer.Deserialize(stream, VendorContext.Default.VendorFile)!;
        return file.Version == Version
            ? file.Vendors
            : throw new InvalidDataException($"presets.json has version {file.Version}; this build reads {Version}.");
    }
}
