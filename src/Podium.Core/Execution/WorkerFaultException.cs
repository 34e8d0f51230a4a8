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
}
