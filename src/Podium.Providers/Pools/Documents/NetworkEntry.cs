using System.ComponentModel.DataAnnotations;

namespace Podium.Providers.Pools.Documents;

/// <summary>How services are reached.</summary>
public sealed record NetworkEntry
{
    /// <summary>
    /// Whether link-local addresses may be connected to. Those at which clouds hand out credentials are refused in any
    /// case.
    /// </summary>
    /// <value>false</value>
    public bool AllowLinkLocal { get; init; }

    /// <summary>Whether a key may go to another machine over http, which everybody in between can read.</summary>
    /// <value>false</value>
    public bool AllowKeyOverHttp { get; init; }

    /// <summary>Whether the system's proxy is used.</summary>
    /// <value>false</value>
    public bool UseProxy { get; init; }

    /// <summary>Longest wait for a connection.</summary>
    /// <value>10s</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
