using System.ComponentModel.DataAnnotations;

namespace Podium.Core.Conductors.Chat;

/// <summary>Settings of a <see cref="ChatConductor"/>.</summary>
public sealed record ChatConductorOptions
{
    private const int PaperOutputTokens = 1024;

    /// <summary>Words the calls.</summary>
    /// <value>A <see cref="CardPrompt"/> that asks for prose and lists.</value>
    public IConductorPrompt Prompt { get; init; } = new CardPrompt();

    /// <summary>
    /// Most tokens of one text, the model's hidden reasoning included; the card's limit holds where it is smaller.
    /// </summary>
    /// <value>4096.</value>
    [Range(1, int.MaxValue)]
    public int MaxOutputTokens { get; init; } = 4096;

    /// <summary>
    /// Temperature of the calls where the request asks for none; <see langword="null"/> leaves it to the service.
    /// </summary>
    /// <value>Left to the service.</value>
    public float? Temperature { get; init; }

    /// <summary>
    /// Writes the workflow where the model's call fails, or its text is still unusable when it was repaired;
    /// <see langword="null"/> for nobody: then the fault is thrown, or the unusable text is the reply.
    /// </summary>
    /// <value>Nobody.</value>
    public IConductor? Fallback { get; init; }

    /// <summary>For a model that was trained with the paper's recipe: its prompt and its 1024 tokens.</summary>
    public static ChatConductorOptions Paper { get; } =
        new() { Prompt = new PaperPrompt(), MaxOutputTokens = PaperOutputTokens };

    /// <summary>The options, none of which is out of its range.</summary>
    /// <param name="options">What a caller gave; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal static ChatConductorOptions Checked(ChatConductorOptions? options)
    {
        options ??= new ChatConductorOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxOutputTokens, 1, nameof(MaxOutputTokens));
        if (options.Temperature is { } temperature && !(temperature >= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), temperature, $"Temperature is {temperature}; it must not be negative.");
        }

        return options;
    }
}
