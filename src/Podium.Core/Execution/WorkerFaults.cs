using System.Net;
using System.Text.Json;
using Podium.Core.Budgets;

namespace Podium.Core.Execution;

/// <summary>Sorts what chat clients throw into kinds of faults.</summary>
internal static class WorkerFaults
{
    /// <summary>The fault behind an exception.</summary>
    public static StepOutcome.Faulted Describe(Exception exception) => new(KindOf(exception), exception.Message);

    /// <summary>
    /// What the service bills for a call that failed so: nothing if it was not reached or turned the call away,
    /// <see langword="null"/> if nobody knows.
    /// </summary>
    public static TokenUsage? UsageOf(Exception exception) => exception switch
    {
        WorkerFaultException { Usage: { } usage } => usage,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => default(TokenUsage),
        _ => KindOf(exception) is FaultKind.RateLimited or FaultKind.Unauthenticated ? default(TokenUsage) : null,
    };

    /// <summary>A stream that gave no finish reason, so that it cannot be told from one that was cut.</summary>
    /// <param name="usage">What it reported all the same; <see langword="null"/> if nothing.</param>
    public static WorkerFaultException NoFinishReason(TokenUsage? usage) =>
        new(FaultKind.CutStream, "The stream ended without a finish reason.") { Usage = usage };

    /// <summary>Whether the same call may succeed when it is made again.</summary>
    public static bool IsTransient(Exception exception) => exception is WorkerFaultException known
        ? known.IsTransient
        : KindOf(exception) is not (FaultKind.Unauthenticated or FaultKind.Malformed);

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
