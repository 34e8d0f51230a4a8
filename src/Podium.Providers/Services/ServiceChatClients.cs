using Microsoft.Extensions.AI;
using Podium.Core.Execution;
using Podium.Providers.Anthropic;
using Podium.Providers.Http;
using Podium.Providers.OpenAi;
using Podium.Providers.Vendors;

namespace Podium.Providers.Services;

/// <summary>Makes the client that speaks an endpoint's wire format.</summary>
public static class ServiceChatClients
{
    /// <summary>
    /// Makes a client whose calls end in an answer or in a <see cref="WorkerFaultException"/>; nothing is tried twice.
    /// </summary>
    /// <param name="endpoint">The model that answers.</param>
    /// <param name="handler">
    /// Makes the connections, as <see cref="ServiceHandlers.Create"/> gives it; whoever made it disposes it.
    /// </param>
    /// <param name="defaults">
    /// What holds where a call's options say nothing; <see langword="null"/> for nothing.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">The service takes no extra body, and the defaults have one.</exception>
    public static IChatClient Create(
        ServiceEndpoint endpoint,
        HttpMessageHandler handler,
        GenerationDefaults? defaults = null,
        TimeProvider? time = null) => endpoint.Vendor.Kind switch
        {
            VendorKind.Anthropic => new AnthropicChatClient(endpoint, handler, defaults, time),
            _ => new OpenAiChatClient(endpoint, handler, defaults, time),
        };
}
