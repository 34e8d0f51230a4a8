namespace Podium.Providers.Http;

/// <summary>How services are connected to.</summary>
public sealed record ConnectionOptions
{
    /// <summary>
    /// Whether link-local addresses may be connected to. Those at which clouds hand out the machine's credentials are
    /// refused in any case.
    /// </summary>
    /// <value>False.</value>
    public bool AllowLinkLocal { get; init; }

    /// <summary>
    /// Whether the system's proxy is used. The guard then sees the proxy's address and not the service's.
    /// </summary>
    /// <value>False.</value>
    public bool UseProxy { get; init; }

    /// <summary>Longest wait for a connection, TLS included.</summary>
    /// <value>10 s.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long a connection is replaced, so that changes of a name's addresses are seen.</summary>
    /// <value>5 min.</value>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(5);
}
