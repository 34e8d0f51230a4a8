namespace Podium.Cli.Sandbox;

/// <summary>A worker of the sandbox's pool.</summary>
/// <param name="Name">Its name in the pool.</param>
/// <param name="Service">Name of its service.</param>
/// <param name="Model">The shipped model that answers.</param>
/// <param name="Fallback">Who stands in for it; <see langword="null"/> for nobody.</param>
internal sealed record SandboxWorker(string Name, string Service, string Model, string? Fallback)
{
    public const string OpenAI = "openai";
    public const string Anthropic = "anthropic";
    public const string Ollama = "ollama";

    /// <summary>
    /// Three specialists, each with its like at another service to stand in for it and it for that, and one that knows
    /// a bit of all.
    /// </summary>
    public static IReadOnlyList<SandboxWorker> All { get; } =
    [
        new("facts", OpenAI, "facts", "spare-facts"),
        new("words", Anthropic, "words", "spare-words"),
        new("arithmetic", Ollama, "arithmetic", "spare-arithmetic"),
        new("spare-facts", Anthropic, "facts", "facts"),
        new("spare-words", Ollama, "words", "words"),
        new("spare-arithmetic", OpenAI, "arithmetic", "arithmetic"),
        new("generalist", Ollama, "generalist", null),
    ];
}
