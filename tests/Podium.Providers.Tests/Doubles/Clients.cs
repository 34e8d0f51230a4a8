using Microsoft.Extensions.AI;
using Podium.Core.Execution;
using Podium.Providers.Credentials;
using Podium.Providers.Services;
using Podium.Providers.Vendors;

namespace Podium.Providers.Tests.Doubles;

/// <summary>Clients for tests, and what comes of calling them.</summary>
internal static class Clients
{
    public const string KeyText = "sk-test-0123456789abcdef";

    public static SecretKey Key { get; } = SecretKey.Resolve("env:KEY", _ => KeyText);

    public static IChatClient Create(
        HttpMessageHandler handler,
        string vendor = "openai",
        GenerationDefaults? defaults = null,
        TimeProvider? time = null,
        string model = "model-1") =>
        ServiceChatClients.Create(new(VendorCatalog.Find(vendor)!, model, Key), handler, defaults, time);

    public static async Task<ChatResponse> AskAsync(
        HttpMessageHandler handler,
        bool isStreaming = false,
        string vendor = "openai",
        GenerationDefaults? defaults = null,
        ChatOptions? options = null,
        TimeProvider? time = null)
    {
        using var client = Create(handler, vendor, defaults, time);
        return await AskAsync(client, [new ChatMessage(ChatRole.User, "Question?")], options, isStreaming);
    }

    public static async Task<ChatResponse> AskAsync(
        IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStreaming)
    {
        if (!isStreaming)
        {
            return await client.GetResponseAsync(messages, options);
        }

        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(messages, options))
        {
            updates.Add(update);
        }

        return updates.ToChatResponse();
    }

    public static async Task<WorkerFaultException> FaultAsync(
        HttpMessageHandler handler,
        bool isStreaming = false,
        string vendor = "openai",
        TimeProvider? time = null)
    {
        var fault = await Assert.ThrowsAsync<WorkerFaultException>(
            () => AskAsync(handler, isStreaming, vendor, time: time));
        Assert.DoesNotContain(KeyText, fault.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Null(fault.InnerException);
        return fault;
    }
}
