using System.Net;

namespace Podium.Providers.Http;

/// <summary>Thrown instead of connecting to an address that no service should have.</summary>
/// <param name="address">The address.</param>
/// <param name="reason">What kind of address it is.</param>
internal sealed class RefusedAddressException(IPAddress address, string reason)
    : Exception($"{address} is {reason}.");
