using System.Net.Http.Headers;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Providers.Services;

namespace Podium.Providers.Faults;

/// <summary>
/// Turns what goes wrong between a client and its service into faults: one sentence with vendor, host, what happened
/// and what to do. None carries an inner exception, for those may quote the service, and the service the key.
/// </summary>
/// <param name="endpoint">The model that is called.</param>
/// <param name="time">The clock against which a service's dates are read.</param>
internal sealed class ServiceFaults(ServiceEndpoint endpoint, TimeProvider time)
{
    private static readonly TokenUsage Nothing = new(0, 0);

    /// <summary>A response that is no success.</summary>
    public WorkerFaultException FromResponse(HttpResponseMessage response, ErrorBody body)
    {
        var status = (int)response.StatusCode;
        var error = ErrorSorter.Sort(status, body);

        var usage = TurnsAway(error) ? Nothing : (TokenUsage?)null;
        var wait = RetryAfterReader.FromHeaders(response.Headers, time.GetUtcNow()) ?? body.RetryAfter;
        return Make(error, body, $"status {status}", response.Headers.Location, usage, wait);
    }

    /// <summary>An error in place of an answer or in the middle of a stream.</summary>
    /// <param name="body">What the service says.</param>
    /// <param name="hasBegun">Whether a part of the answer came before.</param>
    /// <param name="spent">What it reports to have spent; <see langword="null"/> if it reports nothing.</param>
    public WorkerFaultException FromBody(ErrorBody body, bool hasBegun, TokenUsage? spent)
    {
        var error = ErrorSorter.Sort(200, body);
        var usage = spent ?? (!hasBegun && TurnsAway(error) ? Nothing : null);
        var where = hasBegun ? "in the middle of its answer" : "in place of an answer";
        return Make(error, body, where, null, usage, body.RetryAfter);
    }

    /// <summary>No response at all.</summary>
    public WorkerFaultException FromConnection(HttpRequestException exception) =>
        ConnectionFaults.Describe(endpoint.Label, exception);

    /// <summary>No connection within the time allowed for it.</summary>
    public WorkerFaultException ConnectTimedOut() =>
        new(FaultKind.TimedOut, $"No connection to {endpoint.Label} in time; check its address and the network.")
        {
            Usage = Nothing,
        };

    /// <summary>An answer that ended before it was complete.</summary>
    public WorkerFaultException Cut(string what, TokenUsage? usage = null) =>
        new(FaultKind.CutStream, $"{endpoint.Label} {what}; what came so far is not the answer.") { Usage = usage };

    /// <summary>An answer that was not understood. The same call may well get a better one.</summary>
    public WorkerFaultException Malformed(string what, TokenUsage? usage = null) =>
        new(FaultKind.Malformed, $"{endpoint.Label} {what}.") { IsTransient = true, Usage = usage };

    /// <summary>An answer that is longer than any could be.</summary>
    public WorkerFaultException TooLarge(string what, long most) =>
        new(FaultKind.Malformed, $"{endpoint.Label} sent an {what} of more than {most >> 20} MiB; no more was read.");

    /// <summary>A request that cannot be written for this service.</summary>
    public WorkerFaultException Unwritable(string what) =>
        new(FaultKind.Malformed, $"{endpoint.Label} cannot be asked: {what}.") { Usage = Nothing };

    /// <summary>A response that is a success in an encoding that was not asked for.</summary>
    public WorkerFaultException Encoded(HttpContentHeaders headers) =>
        Malformed($"sent its answer encoded as {Clean(headers.ContentEncoding.First())}, which was not asked for");

    /// <summary>Text from the service, fit for a sentence.</summary>
    public string Clean(string text) => ServerText.Clean(text, endpoint.Key);

    private WorkerFaultException Make(
        ServiceError error, ErrorBody body, string where, Uri? location, TokenUsage? usage, TimeSpan? wait)
    {
        var said = Clean(body.Message);
        var quote = said.Length == 0 ? $" ({where})" : $" ({where}): \"{said}\"";
        return new WorkerFaultException(KindOf(error), $"{endpoint.Label} {SentenceOf(error, location)}{quote}.")
        {
            IsTransient = IsTransient(error),
            Usage = usage,
            RetryAfter = wait,
        };
    }

    private string SentenceOf(ServiceError error, Uri? location) => error switch
    {
        ServiceError.Unauthenticated => endpoint.Key is null
            ? "asks for a key, and none is configured"
            : "does not accept the key; check it and what it may do",
        ServiceError.Exhausted => "says that the account's credit or quota is used up; top it up",
        ServiceError.UnknownModel =>
            $"has no model '{Clean(endpoint.Model)}' for this key, or its base address is wrong; check both",
        ServiceError.TooLong => $"says that the message is too long for '{Clean(endpoint.Model)}'; shorten it",
        ServiceError.Rejected => $"does not take the request for '{Clean(endpoint.Model)}' as it is",
        ServiceError.Redirected => location is { IsAbsoluteUri: true }
            ? $"redirects to {Clean(location.Host)}, which is not followed; set the base address to where it leads"
            : "redirects, which is not followed; set the base address to where it leads",
        ServiceError.RateLimited => "asks for fewer requests; wait, or lower how many run at once",
        ServiceError.Overloaded => "is overloaded or not ready; try again later",
        ServiceError.TimedOut => "gave up waiting for the model; try again",
        _ => "failed; try again",
    };

    private static FaultKind KindOf(ServiceError error) => error switch
    {
        ServiceError.Unauthenticated => FaultKind.Unauthenticated,
        ServiceError.UnknownModel or ServiceError.TooLong or ServiceError.Rejected or ServiceError.Redirected =>
            FaultKind.Malformed,
        ServiceError.RateLimited => FaultKind.RateLimited,
        ServiceError.TimedOut => FaultKind.TimedOut,
        _ => FaultKind.Unavailable,
    };

    // A failure within the service or a gateway does not tell whether tokens were spent before it.
    private static bool TurnsAway(ServiceError error) => error is not (ServiceError.Failed or ServiceError.TimedOut);

    private static bool IsTransient(ServiceError error) =>
        error is ServiceError.RateLimited or ServiceError.Overloaded or ServiceError.TimedOut or ServiceError.Failed;
}
