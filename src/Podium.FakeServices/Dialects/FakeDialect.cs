using Podium.Core.Budgets;

namespace Podium.FakeServices.Dialects;

/// <summary>How a vendor's service speaks. What is not named here is alike in all dialects of a format.</summary>
public abstract record FakeDialect
{
    private FakeDialect()
    {
    }

    /// <summary>What the vendor or the server is called, in small letters.</summary>
    public required string Name { get; init; }

    /// <summary>Path of the base address that clients are given; begins and ends with a slash.</summary>
    public required string BasePath { get; init; }

    /// <summary>What it says of its cache.</summary>
    public CacheUsage Cache { get; init; }

    /// <summary>Of a usage, what it tells apart.</summary>
    internal TokenUsage Told(TokenUsage usage) => Cache switch
    {
        CacheUsage.None => new TokenUsage(usage.InputTokens, usage.OutputTokens),
        CacheUsage.ReadsAndWrites => usage,
        _ => usage with { CacheWriteTokens = 0 },
    };

    /// <summary>OpenAI's Chat Completions, and what others made of it.</summary>
    public sealed record ChatCompletions : FakeDialect
    {
        /// <summary>Field of a message in which reasoning comes; <see langword="null"/> if it is kept back.</summary>
        public string? ReasoningField { get; init; }

        /// <summary>
        /// Whether reasoning comes as a part of the content, which is then an array of parts instead of a string.
        /// </summary>
        public bool HasReasoningParts { get; init; }

        /// <summary>
        /// Whether the output tokens that are reported leave out those of reasoning, so that the total is larger than
        /// the sum.
        /// </summary>
        public bool CountsReasoningApart { get; init; }

        /// <summary>
        /// Whether a stream brings a call of a tool in one delta without an index, and the finish reason is
        /// <c>stop</c> all the same.
        /// </summary>
        public bool HasPlainToolCalls { get; init; }

        /// <summary>Where a stream says how many tokens it took.</summary>
        public StreamUsage Usage { get; init; }

        /// <summary>
        /// Text of the comment that a stream sends before each chunk; <see langword="null"/> for none.
        /// </summary>
        public string? Comment { get; init; }

        /// <summary>The body of an error.</summary>
        public ErrorForm Errors { get; init; }

        /// <summary>How a stream that fails says so.</summary>
        public StreamErrors StreamErrors { get; init; }

        /// <summary>The body of an error about the key; <see langword="null"/> if it is like the others.</summary>
        public ErrorForm? KeyErrors { get; init; }

        /// <summary>Status of a request whose key is missing or wrong.</summary>
        public int WrongKeyStatus { get; init; } = 401;

        /// <summary>Fields of a request that are refused.</summary>
        public IReadOnlyList<string> RefusedFields { get; init; } = [];

        /// <summary>Status of a request with a refused field.</summary>
        public int RefusalStatus { get; init; } = 400;
    }

    /// <summary>Anthropic's Messages.</summary>
    public sealed record Messages : FakeDialect;
}
