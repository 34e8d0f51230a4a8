using Podium.Core.Execution;

namespace Podium.Core.Conductors;

/// <summary>Tells a conductor's failed call from a mistake in the program.</summary>
internal static class ConductorFaults
{
    /// <summary>
    /// Whether <paramref name="exception"/> says that a call failed; a cancellation does, unless the caller gave up.
    /// </summary>
    public static bool IsFault(Exception exception) => exception is WorkerFaultException or HttpRequestException
        or IOException or TimeoutException or OperationCanceledException;
}
