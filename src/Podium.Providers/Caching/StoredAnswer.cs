using Microsoft.Extensions.AI;
using Podium.Core.Budgets;

namespace Podium.Providers.Caching;

/// <summary>An answer as it is kept.</summary>
/// <param name="FinishReason">Why the model stopped.</param>
/// <param name="Model">The model that the service named; <see langword="null"/> if none.</param>
/// <param name="Contents">What it wrote.</param>
internal sealed record StoredAnswer(string FinishReason, string? Model, IReadOnlyList<StoredContent> Contents)
{
    /// <summary>
    /// Tokens that its call took; <see langword="null"/> if its service did not say, or an older Podium kept it.
    /// </summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>Takes an answer over; <see langword="null"/> if it is not one to keep.</summary>
    public static StoredAnswer? Of(ChatResponse response)
    {
        if (response.FinishReason is not { } reason
            || (reason != ChatFinishReason.Stop && reason != ChatFinishReason.ToolCalls)
            || response.Messages.Any(message => message.Role != ChatRole.Assistant))
        {
            return null;
        }

        var contents = response.Messages
            .SelectMany(message => message.Contents)
            .Where(content => content is not UsageContent)
            .Select(StoredContent.Of)
            .ToArray();
        return contents.All(content => content is not null) && contents.Any(SaysSomething)
            ? new StoredAnswer(reason.Value, response.ModelId, contents!) { Usage = TokenUsage.From(response.Usage) }
            : null;
    }

    /// <summary>The answer, marked as one for which nothing is billed.</summary>
    public ChatResponse ToResponse() => new(new ChatMessage(ChatRole.Assistant, ToContents()))
    {
        FinishReason = new ChatFinishReason(FinishReason),
        ModelId = Model,
        Usage = ToUsageDetails(),
        AdditionalProperties = NewMark(),
    };

    /// <summary>The answer in one piece, and then how it ended.</summary>
    public IEnumerable<ChatResponseUpdate> ToUpdates() =>
    [
        new ChatResponseUpdate(ChatRole.Assistant, ToContents()) { ModelId = Model },
        new ChatResponseUpdate(ChatRole.Assistant, ToUsageContents())
        {
            FinishReason = new ChatFinishReason(FinishReason),
            ModelId = Model,
            AdditionalProperties = NewMark(),
        },
    ];

    private static bool SaysSomething(StoredContent? content) => content switch
    {
        StoredContent.Text text => !string.IsNullOrWhiteSpace(text.Value),
        StoredContent.Call => true,
        _ => false,
    };

    private static AdditionalPropertiesDictionary NewMark() => new() { [CachingChatClient.CachedProperty] = true };

    private UsageDetails? ToUsageDetails() => Usage?.ToUsageDetails();

    private List<AIContent> ToUsageContents() => ToUsageDetails() is { } usage ? [new UsageContent(usage)] : [];

    private List<AIContent> ToContents() => [.. Contents.Select(content => content.ToContent())];
}
