namespace Podium.Providers.Vendors;

/// <summary>The document that holds the presets.</summary>
/// <param name="Version">Version of the form.</param>
/// <param name="Vendors">One entry per vendor.</param>
internal sealed record VendorFile(int Version, IReadOnlyList<VendorDialect> Vendors);
