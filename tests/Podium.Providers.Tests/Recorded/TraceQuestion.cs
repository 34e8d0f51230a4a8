using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Podium.Providers.Tests.Recorded;

/// <summary>What a trace asks, in neutral words.</summary>
/// <param name="Fields">The question as the trace has it.</param>
internal sealed record TraceQuestion(JsonObject Fields)
{
    private const string ToolSchema = """
        {
          "type": "object",
          "properties": {
            "city": { "type": "string" },
            "unit": { "type": "string", "enum": ["celsius", "fahrenheit"] }
          },
          "required": ["city"]
        }
        """;

    public string Model => Fields["model"]!.GetValue<string>();

    public bool IsStreaming => Fields["stream"]?.GetValue<bool>() == true;

    public bool WantsReasoning => Fields["wants reasoning"]?.GetValue<bool>() == true;

    public IReadOnlyList<ChatMessage> Messages =>
    [
        new(ChatRole.System, Fields["system"]!.GetValue<string>()),
        new(ChatRole.User, Fields["user"]!.GetValue<string>()),
    ];

    public ChatOptions Options => new()
    {
        MaxOutputTokens = Fields["maxOutputTokens"]?.GetValue<int>(),
        Temperature = Fields["temperature"]?.GetValue<float>(),
        Seed = Fields["seed"]?.GetValue<long>(),
        StopSequences = Fields["stop"] is JsonArray stops ? [.. stops.Select(stop => stop!.GetValue<string>())] : null,
        Reasoning = !WantsReasoning && Fields["effort"]?.GetValue<string>() is { } effort
            ? new ReasoningOptions { Effort = Enum.Parse<ReasoningEffort>(effort, ignoreCase: true) }
            : null,
        Tools = Fields["tools"] is JsonArray tools ? [.. tools.Select(tool => Tool(tool!.GetValue<string>()))] : null,
        ResponseFormat = Fields["schema"] is { } schema
            ? ChatResponseFormat.ForJsonSchema(JsonElement.Parse(schema.ToJsonString()))
            : null,
    };

    private static AIFunctionDeclaration Tool(string name) => AIFunctionFactory.CreateDeclaration(
        name, "Reads the temperature of a city.", JsonElement.Parse(ToolSchema));
}
