using Podium.Core.Budgets;

namespace Podium.Core.Execution;

/// <summary>
/// Thrown by a chat client that knows how a call failed. Other exceptions are sorted by their type; a client whose
/// service has its own error types should translate them to this one.
/// </summary>
/// <param name="fault">How the call failed.</param>
/// <param name="message">One sentence for a person; never holds a key.</param>
/// <param name="innerException">What was thrown, if anything.</param>
public sealed class WorkerFaultException(FaultKind fault, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>How the call failed.</summary>
    public FaultKind Fault { get; } = fault;

    /// <summary>
    /// What the service bills for the call all the same: zeros if it turned the call away, <see langword="null"/> if
    /// nobody knows.
    /// </summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>Whether the same call may succeed when it is made again.</summary>
    /// <value>True, unless the credentials or the request are at fault.</value>
    public bool IsTransient { get; init; } = fault is not (FaultKind.Unauthenticated or FaultKind.Malformed);

    /// <summary>How long the service asks to be left alone; <see langword="null"/> if it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
