using Microsoft.Extensions.AI;
using Podium.Providers.Credentials;
using Podium.Providers.Vendors;

namespace Podium.Providers.Services;

/// <summary>A model at a service.</summary>
public sealed record ServiceEndpoint
{
    /// <summary>Makes an endpoint at the vendor's own address.</summary>
    /// <param name="vendor">Whose service it is.</param>
    /// <param name="model">The model's name there.</param>
    /// <param name="key">The key; <see langword="null"/> where none is asked for.</param>
    /// <param name="baseAddress">
    /// Address before the paths of the wire format; <see langword="null"/> for the vendor's own.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The model has no name, the vendor needs a key, or the address is not HTTP or holds more than an address.
    /// </exception>
    public ServiceEndpoint(VendorDialect vendor, string model, SecretKey? key = null, Uri? baseAddress = null)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        if (vendor.NeedsKey && key is null)
        {
            throw new ArgumentException($"{vendor.Title} needs a key for {model}.", nameof(key));
        }

        Vendor = vendor;
        Model = model;
        Key = key;
        BaseAddress = Checked(baseAddress ?? vendor.BaseAddress);
    }

    /// <summary>Whose service it is.</summary>
    public VendorDialect Vendor { get; }

    /// <summary>The model's name at the service.</summary>
    public string Model { get; }

    /// <summary>The key; <see langword="null"/> if requests go without one.</summary>
    public SecretKey? Key { get; }

    /// <summary>Address before the paths of the wire format; ends in a slash.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Vendor and host, as sentences name them.</summary>
    internal string Label => $"{Vendor.Title} ({BaseAddress.Authority})";

    /// <summary>What a chat client tells of itself.</summary>
    internal ChatClientMetadata ToMetadata() => new(Vendor.Name, BaseAddress, Model);

    private static Uri Checked(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"'{address}' is no absolute http or https address.", nameof(address));
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ArgumentException(
                $"The address of {address.Host} holds a user, a query or a fragment; give the address alone.",
                nameof(address));
        }

        return new Uri(address.AbsoluteUri.TrimEnd('/') + "/");
    }
}
