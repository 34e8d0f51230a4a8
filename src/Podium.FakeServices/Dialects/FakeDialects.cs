namespace Podium.FakeServices.Dialects;

/// <summary>
/// Dialects of vendors and servers, as their documentation and the reports of their users had them in autumn 2026. Each
/// says what of it is modelled; where a vendor differs by model, its newer models count.
/// </summary>
public static class FakeDialects
{
    /// <summary>
    /// OpenAI: usage when asked, reasoning kept back, <c>max_tokens</c> refused in favour of
    /// <c>max_completion_tokens</c>.
    /// </summary>
    public static FakeDialect OpenAI { get; } = new FakeDialect.ChatCompletions
    {
        Name = "openai",
        BasePath = "/v1/",
        Cache = CacheUsage.ReadsAndWrites,
        RefusedFields = ["max_tokens"],
    };

    /// <summary>
    /// Gemini through its endpoint for OpenAI's clients: errors in an array, a wrong key is a bad request, usage in
    /// every chunk with reasoning only in its total, plain calls of tools, unknown fields refused.
    /// </summary>
    public static FakeDialect Gemini { get; } = new FakeDialect.ChatCompletions
    {
        Name = "gemini",
        BasePath = "/v1beta/openai/",
        Cache = CacheUsage.Reads,
        CountsReasoningApart = true,
        HasPlainToolCalls = true,
        Usage = StreamUsage.EveryChunk,
        Errors = ErrorForm.Listed,
        WrongKeyStatus = 400,
        RefusedFields = ["seed", "frequency_penalty", "top_k", "reasoning"],
    };

    /// <summary>
    /// DeepSeek: reasoning in <c>reasoning_content</c>, usage in the last chunk, comments that keep a stream alive.
    /// </summary>
    public static FakeDialect DeepSeek { get; } = new FakeDialect.ChatCompletions
    {
        Name = "deepseek",
        BasePath = "/",
        Cache = CacheUsage.HitsAndMisses,
        ReasoningField = "reasoning_content",
        Usage = StreamUsage.LastChunk,
        Comment = "keep-alive",
    };

    /// <summary>
    /// Mistral: content as an array of parts when there is reasoning, usage in the last chunk, unknown fields refused
    /// with 422 (it calls the seed <c>random_seed</c>), errors whose message may be an array.
    /// </summary>
    public static FakeDialect Mistral { get; } = new FakeDialect.ChatCompletions
    {
        Name = "mistral",
        BasePath = "/v1/",
        Cache = CacheUsage.Reads,
        HasReasoningParts = true,
        Usage = StreamUsage.LastChunk,
        Errors = ErrorForm.FlatOrViolations,
        KeyErrors = ErrorForm.Detail,
        RefusedFields = ["seed", "stream_options", "max_completion_tokens"],
        RefusalStatus = 422,
    };

    /// <summary>
    /// OpenRouter: reasoning in <c>reasoning</c>, usage unasked after the last chunk, comments while it works, the HTTP
    /// status as an error's code, errors of a stream beside its choices.
    /// </summary>
    public static FakeDialect OpenRouter { get; } = new FakeDialect.ChatCompletions
    {
        Name = "openrouter",
        BasePath = "/api/v1/",
        Cache = CacheUsage.ReadsAndWrites,
        ReasoningField = "reasoning",
        Usage = StreamUsage.AfterLastChunk,
        Comment = "OPENROUTER PROCESSING",
        Errors = ErrorForm.CodeAndMessage,
        StreamErrors = StreamErrors.BesideChoices,
    };

    /// <summary>
    /// Groq: reasoning in <c>reasoning</c>, usage under <c>x_groq</c>, fields about log-probabilities refused, errors
    /// of a stream as events with a name.
    /// </summary>
    public static FakeDialect Groq { get; } = new FakeDialect.ChatCompletions
    {
        Name = "groq",
        BasePath = "/openai/v1/",
        Cache = CacheUsage.Reads,
        ReasoningField = "reasoning",
        Usage = StreamUsage.UnderGroq,
        StreamErrors = StreamErrors.Named,
        RefusedFields = ["logprobs", "logit_bias", "top_logprobs"],
    };

    /// <summary>
    /// vLLM: reasoning in <c>reasoning</c> (<c>reasoning_content</c> before 2026), the HTTP status as an error's code,
    /// a string as the error about the key, a closing event even after an error.
    /// </summary>
    public static FakeDialect Vllm { get; } = new FakeDialect.ChatCompletions
    {
        Name = "vllm",
        BasePath = "/v1/",
        Cache = CacheUsage.Reads,
        ReasoningField = "reasoning",
        Errors = ErrorForm.NestedStatus,
        StreamErrors = StreamErrors.PlainThenDone,
        KeyErrors = ErrorForm.Text,
    };

    /// <summary>
    /// SGLang: reasoning in <c>reasoning_content</c>, errors flat, but nested in a stream, a string as the error about
    /// the key, a closing event even after an error.
    /// </summary>
    public static FakeDialect Sglang { get; } = new FakeDialect.ChatCompletions
    {
        Name = "sglang",
        BasePath = "/v1/",
        Cache = CacheUsage.Reads,
        ReasoningField = "reasoning_content",
        Errors = ErrorForm.Flat,
        StreamErrors = StreamErrors.PlainThenDone,
        KeyErrors = ErrorForm.Text,
    };

    /// <summary>Ollama: reasoning in <c>reasoning</c>, usage when asked.</summary>
    public static FakeDialect Ollama { get; } = new FakeDialect.ChatCompletions
    {
        Name = "ollama",
        BasePath = "/v1/",
        ReasoningField = "reasoning",
    };

    /// <summary>
    /// The server of llama.cpp: reasoning in <c>reasoning_content</c>, usage when asked, its own types of errors.
    /// </summary>
    public static FakeDialect LlamaCpp { get; } = new FakeDialect.ChatCompletions
    {
        Name = "llama.cpp",
        BasePath = "/v1/",
        Cache = CacheUsage.Reads,
        ReasoningField = "reasoning_content",
        Errors = ErrorForm.CodeMessageType,
    };

    /// <summary>Anthropic's Messages.</summary>
    public static FakeDialect Anthropic { get; } = new FakeDialect.Messages
    {
        Name = "anthropic",
        BasePath = "/",
        Cache = CacheUsage.ReadsAndWrites,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FakeDialect> All { get; } =
        [OpenAI, Anthropic, Gemini, DeepSeek, Mistral, OpenRouter, Groq, Vllm, Sglang, Ollama, LlamaCpp];
}
