using System.Net;
using System.Net.Sockets;

namespace Podium.Providers.Http;

/// <summary>
/// The addresses that no model service has, but that a forged or careless address may lead to. Loopback and private
/// networks pass, for services run there.
/// </summary>
internal static class AddressRules
{
    private static readonly IPAddress[] Metadata =
        [IPAddress.Parse("169.254.169.254"), IPAddress.Parse("100.100.100.200"), IPAddress.Parse("fd00:ec2::254")];

    private static readonly IPNetwork LinkLocal = IPNetwork.Parse("169.254.0.0/16");
    private static readonly IPNetwork Multicast = IPNetwork.Parse("224.0.0.0/4");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork Unspecified = IPNetwork.Parse("0.0.0.0/8");

    /// <summary>What kind of address is refused; <see langword="null"/> if this one passes.</summary>
    public static string? Refusal(IPAddress address, bool allowLinkLocal)
    {
        var plain = Plain(address);
        return Metadata.Contains(plain) ? "an address at which a cloud hands out credentials"
            : Unspecified.Contains(plain) || plain.Equals(IPAddress.IPv6Any) ? "an unspecified address"
            : plain.IsIPv6Multicast || Multicast.Contains(plain) ? "a multicast address"
            : plain.Equals(IPAddress.Broadcast) ? "the broadcast address"
            : !allowLinkLocal && (plain.IsIPv6LinkLocal || LinkLocal.Contains(plain)) ? "a link-local address"
            : null;
    }

    // An IPv4 address written as IPv6, be it mapped, compatible or translated, is judged as what it leads to.
    private static IPAddress Plain(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        var isCompatible = bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0 && bytes[12] != 0;
        return address.IsIPv4MappedToIPv6 || isCompatible || Translated.Contains(new IPAddress(bytes))
            ? new IPAddress(bytes.AsSpan(12))
            : new IPAddress(bytes);
    }
}
