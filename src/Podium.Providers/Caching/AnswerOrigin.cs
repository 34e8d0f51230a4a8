using Microsoft.Extensions.AI;

namespace Podium.Providers.Caching;

/// <summary>Whose answers are kept: two origins never share one.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Model">Name of the model there.</param>
/// <param name="Endpoint">Scheme, host, port and path under which the service is called; empty for none.</param>
/// <param name="Settings">
/// What the client adds to calls, in any form that differs where the settings differ. It is kept as part of a digest
/// alone.
/// </param>
public sealed record AnswerOrigin(string Service, string Model, string Endpoint, string Settings)
{
    /// <summary>What a client tells of itself.</summary>
    /// <param name="client">The client.</param>
    /// <param name="settings">What it adds to calls, such as the text of its defaults.</param>
    /// <exception cref="ArgumentException">It does not tell its service and its model.</exception>
    public static AnswerOrigin Of(IChatClient client, string settings)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.GetService<ChatClientMetadata>() is { ProviderName: { } service, DefaultModelId: { } model } told
            ? new AnswerOrigin(service, model, PlaceOf(told.ProviderUri), settings)
            : throw new ArgumentException("The client tells no service or no model.", nameof(client));
    }

    // A user or a query could be a secret, and says nothing of the model.
    private static string PlaceOf(Uri? address) =>
        address?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) ?? "";
}
