using Podium.FakeServices.Dialects;
using Podium.Providers.Vendors;

namespace Podium.Providers.Tests.Matrix;

/// <summary>How a service is spoken to.</summary>
/// <param name="Vendor">Name of the vendor's preset.</param>
/// <param name="IsStreaming">Whether answers are asked for as streams.</param>
internal sealed record Wire(string Vendor, bool IsStreaming)
{
    public bool IsAnthropic => Vendor == "anthropic";

    public VendorDialect Preset => VendorCatalog.Find(Vendor)!;

    /// <summary>The dialect of the service, whose names hold dots where those of presets hold none.</summary>
    public FakeDialect Dialect =>
        FakeDialects.All.Single(dialect => dialect.Name.Replace(".", "", StringComparison.Ordinal) == Vendor);
}
