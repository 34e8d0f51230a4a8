using System.ComponentModel.DataAnnotations;
using Podium.FakeServices.Dialects;

namespace Podium.FakeServices;

/// <summary>Settings of a service that is not real.</summary>
public sealed class FakeServiceOptions
{
    /// <summary>The models that it serves; names are told apart by case.</summary>
    public required IReadOnlyList<FakeModel> Models { get; init; }

    /// <summary>How it speaks.</summary>
    /// <value><see cref="FakeDialects.OpenAI"/> by default.</value>
    public FakeDialect Dialect { get; init; } = FakeDialects.OpenAI;

    /// <summary>The key that requests have to bring; <see langword="null"/> if none is looked at.</summary>
    /// <value><see langword="null"/> by default.</value>
    public string? ApiKey { get; init; }

    /// <summary>Port on the loopback address; 0 for one that is free.</summary>
    /// <value>0 by default.</value>
    [Range(0, 65535)]
    public int Port { get; init; }

    /// <summary>
    /// Whether it speaks TLS, with a certificate made at start that nobody has signed, so that a careful client
    /// refuses.
    /// </summary>
    /// <value><see langword="false"/> by default.</value>
    public bool UseTls { get; init; }

    /// <summary>
    /// Most requests that are kept to be looked at, the latest; a service that runs for long keeps few.
    /// </summary>
    /// <value>Any number by default.</value>
    [Range(0, int.MaxValue)]
    public int KeptRequests { get; init; } = int.MaxValue;

    /// <summary>Clock of the times that answers carry.</summary>
    /// <value>The system's clock by default.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
