using Podium.Providers.Pools.Documents;
using Podium.Providers.Vendors;

namespace Podium.Providers.Pools;

/// <summary>Where the key is that a model's service gets.</summary>
internal static class KeyReference
{
    /// <summary>
    /// What the entry names, else the variable that the vendor's users know, but only for the vendor itself: no other
    /// host gets its key unasked. <see langword="null"/> if requests go without a key.
    /// </summary>
    public static string? Of(ModelEntry entry, VendorDialect vendor) => entry.Key
        ?? (vendor is { NeedsKey: true, KeyVariable: { } variable } && IsAtVendor(entry, vendor)
            ? $"env:{variable}"
            : null);

    private static bool IsAtVendor(ModelEntry entry, VendorDialect vendor) => entry.Endpoint is not { } endpoint
        || (Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            && address.IdnHost.Equals(vendor.BaseAddress.IdnHost, StringComparison.OrdinalIgnoreCase));
}
