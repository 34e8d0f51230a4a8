using Microsoft.Extensions.AI;

namespace Podium.Core.Resilience;

/// <summary>What came of one call of one worker; nothing where another call overtook it.</summary>
/// <param name="Response">The answer; <see langword="null"/> if the call failed.</param>
/// <param name="Failure">How it failed; <see langword="null"/> if there is an answer.</param>
internal sealed record Attempt(ChatResponse? Response, FailedAttempt? Failure)
{
    /// <summary>Whether the same call may succeed when it is made again.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the service asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// What came of the worker's own call, where one beside it decided; <see langword="null"/> where it decided itself.
    /// </summary>
    public Attempt? Own { get; init; }

    /// <summary>What was thrown.</summary>
    public Exception? Cause { get; init; }
}
