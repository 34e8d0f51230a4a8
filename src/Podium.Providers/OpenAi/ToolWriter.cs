using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Podium.Providers.OpenAi.Wire;
using Podium.Providers.Vendors;

namespace Podium.Providers.OpenAi;

/// <summary>Writes which functions a model may call and whether it must.</summary>
internal static class ToolWriter
{
    private const string Function = "function";

    /// <summary>
    /// The functions among the tools; <see langword="null"/> if there are none or the vendor takes none.
    /// </summary>
    public static IReadOnlyList<RequestTool>? Tools(VendorDialect vendor, ChatOptions? options)
    {
        if (!vendor.Fields.ContainsKey(RequestField.Tools))
        {
            return null;
        }

        var tools = options?.Tools?.OfType<AIFunctionDeclaration>().Select(Tool).ToArray();
        return tools is { Length: > 0 } ? tools : null;
    }

    /// <summary>Adds the choice among the tools that the body has.</summary>
    public static void AddChoice(JsonObject body, VendorDialect vendor, ChatOptions? options)
    {
        if (!body.ContainsKey("tools"))
        {
            return;
        }

        if (vendor.Fields.TryGetValue(RequestField.ToolChoice, out var choice) && Choice(options?.ToolMode) is { } mode)
        {
            body[choice] = mode;
        }

        if (vendor.Fields.TryGetValue(RequestField.ParallelToolCalls, out var parallel)
            && options?.AllowMultipleToolCalls is { } areSeveralAllowed)
        {
            body[parallel] = areSeveralAllowed;
        }
    }

    private static RequestTool Tool(AIFunctionDeclaration function) =>
        new(Function, new RequestFunction(
            function.Name,
            function.Description is { Length: > 0 } description ? description : null,
            function.JsonSchema));

    private static JsonNode? Choice(ChatToolMode? mode) => mode switch
    {
        NoneChatToolMode => "none",
        RequiredChatToolMode { RequiredFunctionName: { } name } =>
            new JsonObject { ["type"] = Function, [Function] = new JsonObject { ["name"] = name } },
        RequiredChatToolMode => "required",
        AutoChatToolMode => "auto",
        _ => null,
    };
}
