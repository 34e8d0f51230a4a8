using System.Net;
using System.Text.Json;

namespace Podium.Core.Execution;

/// <summary>Sorts what chat clients throw into kinds of faults.</summary>
internal static class WorkerFaults
{
    /// <summary>The fault behind an exception.</summary>
    public static StepOutcome.Faulted Describe(Exception exception) => new(KindOf(exception), exception.Message);

    /// <summary>Whether a service bills nothing for a call that failed so, for it turned the call away.</summary>
    public static bool IsFree(FaultKind fault) => fault is FaultKind.RateLimited or FaultKind.Unauthenticated;

    private static FaultKind KindOf(Exception exception) => exception switch
    {
        WorkerFaultException known => known.Fault,
        HttpRequestException { StatusCode: { } status } => KindOf(status),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => FaultKind.CutStream,
        HttpIOException or EndOfStreamException => FaultKind.CutStream,
        TimeoutException or OperationCanceledException => FaultKind.TimedOut,
        UnauthorizedAccessException => FaultKind.Unauthenticated,
        JsonException or FormatException or InvalidDataException or ArgumentException or NotSupportedException =>
            FaultKind.Malformed,
        _ => FaultKind.Unavailable,
    };

    private static FaultKind KindOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FaultKind.Unauthenticated,
        HttpStatusCode.TooManyRequests => FaultKind.RateLimited,
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => FaultKind.TimedOut,
        >= HttpStatusCode.InternalServerError => FaultKind.Unavailable,
        _ => FaultKind.Malformed,
    };
}
