namespace Podium.Providers.Caching;

/// <summary>All on which an answer depends, in the order in which it is written.</summary>
/// <param name="Version">Version of this form; another one finds none of the answers kept before.</param>
/// <param name="Service">Name of the service.</param>
/// <param name="Model">Name of the model there.</param>
/// <param name="Endpoint">Where the service is called.</param>
/// <param name="Settings">What the client adds to calls.</param>
/// <param name="Options">What the call asks for.</param>
/// <param name="Messages">The conversation.</param>
internal sealed record KeyDocument(
    int Version,
    string Service,
    string Model,
    string Endpoint,
    string Settings,
    KeyOptions Options,
    IReadOnlyList<KeyMessage> Messages)
{
    /// <summary>The version that is written.</summary>
    public const int CurrentVersion = 1;
}
