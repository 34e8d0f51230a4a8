using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Podium.Providers.Faults;
using Podium.Providers.OpenAi.Wire;
using Podium.Providers.Services;
using Podium.Providers.Vendors;

namespace Podium.Providers.OpenAi;

/// <summary>Writes the body of a request in a vendor's dialect.</summary>
/// <param name="endpoint">The model that is called.</param>
/// <param name="defaults">What holds where a call's options say nothing.</param>
/// <param name="faults">Makes the faults for what cannot be asked.</param>
internal sealed class RequestWriter(ServiceEndpoint endpoint, GenerationDefaults defaults, ServiceFaults faults)
{
    private readonly VendorDialect _vendor = endpoint.Vendor;

    /// <summary>The body for a conversation.</summary>
    public JsonObject Write(IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStreaming)
    {
        var request = new ChatRequest(
            options?.ModelId ?? endpoint.Model, new MessageWriter(faults).Write(messages, options?.Instructions))
        {
            Stream = isStreaming ? true : null,
            Tools = ToolWriter.Tools(_vendor, options),
            ResponseFormat = FormatWriter.Write(_vendor.StructuredOutput, options?.ResponseFormat),
        };
        var body = JsonSerializer.SerializeToNode(request, WireContext.Default.ChatRequest)!.AsObject();
        AddSampling(body, options);
        ToolWriter.AddChoice(body, _vendor, options);
        if (isStreaming)
        {
            Add(body, RequestField.StreamOptions, new JsonObject { ["include_usage"] = true });
        }

        Merge(body, _vendor.ExtraBody);
        AddReasoning(body, options?.Reasoning?.Effort ?? defaults.ReasoningEffort);
        Merge(body, defaults.ExtraBody);
        return body;
    }

    private void AddSampling(JsonObject body, ChatOptions? options)
    {
        Add(body, RequestField.OutputLimit, options?.MaxOutputTokens ?? defaults.MaxOutputTokens);
        Add(body, RequestField.Temperature, Exact(options?.Temperature ?? defaults.Temperature));
        Add(body, RequestField.TopP, Exact(options?.TopP ?? defaults.TopP));
        Add(body, RequestField.Seed, options?.Seed);
        if (options?.StopSequences is { Count: > 0 } stops)
        {
            Add(body, RequestField.Stop, new JsonArray([.. stops.Select(stop => JsonValue.Create(stop))]));
        }
    }

    private void AddReasoning(JsonObject body, ReasoningEffort? effort)
    {
        if (effort is not { } wanted)
        {
            return;
        }

        if (!_vendor.ReasoningBodies.TryGetValue(wanted, out var patch))
        {
            throw faults.Unwritable($"there is no known way to ask it for the reasoning effort '{wanted}'");
        }

        BodyMerge.Apply(body, patch);
    }

    private void Add(JsonObject body, RequestField field, JsonNode? value)
    {
        if (value is not null && _vendor.Fields.TryGetValue(field, out var name))
        {
            body[name] = value;
        }
    }

    // 0.7f is meant as 0.7: the digits that the conversion to a wider number adds are left out.
    private static JsonNode? Exact(float? value) => value is { } number ? JsonValue.Create((decimal)number) : null;

    private static void Merge(JsonObject body, JsonElement? patch)
    {
        if (patch is { } fields)
        {
            BodyMerge.Apply(body, fields);
        }
    }
}
