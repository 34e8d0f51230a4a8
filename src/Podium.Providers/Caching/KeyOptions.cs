using Microsoft.Extensions.AI;

namespace Podium.Providers.Caching;

/// <summary>What a call asks for beside its messages; what it does not ask for is left out.</summary>
internal sealed record KeyOptions
{
    private const string OwnPrefix = "podium.";

    public string? Model { get; init; }

    public string? Instructions { get; init; }

    public int? MaxOutputTokens { get; init; }

    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    public int? TopK { get; init; }

    public float? FrequencyPenalty { get; init; }

    public float? PresencePenalty { get; init; }

    public long? Seed { get; init; }

    public IReadOnlyList<string>? StopSequences { get; init; }

    public string? ReasoningEffort { get; init; }

    public string? ReasoningOutput { get; init; }

    public KeyFormat? Format { get; init; }

    public IReadOnlyList<KeyTool>? Tools { get; init; }

    public string? ToolMode { get; init; }

    public bool? AllowsMultipleToolCalls { get; init; }

    /// <summary>Takes options over; <see langword="null"/> if the answer may depend on more than can be seen.</summary>
    public static KeyOptions? Of(ChatOptions? options)
    {
        if (options is null)
        {
            return new KeyOptions();
        }

        var format = options.ResponseFormat is { } wanted ? KeyFormat.Of(wanted) : null;
        var tools = options.Tools?.OfType<AIFunctionDeclaration>()
            .Select(tool => new KeyTool(tool.Name, tool.Description, tool.JsonSchema))
            .ToArray();
        var isSeenWhole = options is { ConversationId: null, RawRepresentationFactory: null }
            && options.AdditionalProperties?.Keys.All(IsOwn) != false
            && (options.ResponseFormat is null || format is not null)
            && tools?.Length == options.Tools?.Count;
        return isSeenWhole ? Of(options, format, tools) : null;
    }

    private static bool IsOwn(string property) => property.StartsWith(OwnPrefix, StringComparison.Ordinal);

    private static KeyOptions Of(ChatOptions options, KeyFormat? format, IReadOnlyList<KeyTool>? tools) => new()
    {
        Model = options.ModelId,
        Instructions = options.Instructions,
        MaxOutputTokens = options.MaxOutputTokens,
        Temperature = options.Temperature,
        TopP = options.TopP,
        TopK = options.TopK,
        FrequencyPenalty = options.FrequencyPenalty,
        PresencePenalty = options.PresencePenalty,
        Seed = options.Seed,
        StopSequences = options.StopSequences is { } stops ? [.. stops] : null,
        ReasoningEffort = options.Reasoning?.Effort?.ToString(),
        ReasoningOutput = options.Reasoning?.Output?.ToString(),
        Format = format,
        Tools = tools,
        ToolMode = NameOf(options.ToolMode),
        AllowsMultipleToolCalls = options.AllowMultipleToolCalls,
    };

    private static string? NameOf(ChatToolMode? mode) => mode switch
    {
        null => null,
        RequiredChatToolMode required => $"required:{required.RequiredFunctionName}",
        NoneChatToolMode => "none",
        _ => "auto",
    };
}
