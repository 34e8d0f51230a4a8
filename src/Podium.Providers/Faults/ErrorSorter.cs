namespace Podium.Providers.Faults;

/// <summary>Sorts what a service reports, by the words of its body first and its status second.</summary>
internal static class ErrorSorter
{
    // The words win over the status: services report exhausted credit as 429 and a bad key as 400.
    private static readonly (ServiceError Error, string[] Codes)[] CodeTable =
    [
        (ServiceError.Exhausted,
            ["insufficient_quota", "credit_balance_exhausted", "billing_error", "billing_hard_limit_reached",
                "enforced_spend_limit_reached", "insufficient_balance", "payment_required"]),
        (ServiceError.TooLong,
            ["context_length_exceeded", "exceed_context_size_error", "request_too_large", "string_above_max_length"]),
        (ServiceError.Unauthenticated,
            ["authentication_error", "permission_error", "invalid_api_key", "api_key_invalid", "unauthenticated",
                "permission_denied"]),
        (ServiceError.UnknownModel,
            ["model_not_found", "not_found_error", "notfounderror", "not_found", "unknown_model", "invalid_model"]),
        (ServiceError.RateLimited, ["rate_limit_exceeded", "rate_limit_error", "resource_exhausted", "rate_limited"]),
        (ServiceError.Overloaded,
            ["overloaded_error", "server_is_overloaded", "slow_down", "unavailable", "unavailable_error",
                "capacity_exceeded", "provider_overloaded"]),
        (ServiceError.TimedOut, ["timeout_error", "deadline_exceeded", "timeout"]),
        (ServiceError.Failed,
            ["api_error", "server_error", "internal_server_error", "internalservererror", "internal"]),
        (ServiceError.Rejected, ["invalid_request_error", "badrequesterror", "invalid_argument", "bad_request"]),
    ];

    private static readonly (ServiceError Error, string[] Words)[] RejectionTable =
    [
        (ServiceError.Unauthenticated, ["api key not valid", "invalid api key", "incorrect api key"]),
        (ServiceError.Exhausted, ["credit balance is too low", "insufficient balance", "insufficient credit"]),
        (ServiceError.TooLong,
            ["context length", "context_length", "context size", "context window", "prompt is too long",
                "reduce the length", "exceeds the maximum number of tokens", "maximum context", "too many tokens",
                "input tokens exceed", "input token count"]),
        (ServiceError.UnknownModel, ["model not exist", "model not found", "invalid model", "unknown model"]),
    ];

    /// <summary>Sorts an error.</summary>
    /// <param name="status">The response's status; 200 where an error came in place of an answer.</param>
    /// <param name="body">What the service says of it.</param>
    public static ServiceError Sort(int status, ErrorBody body)
    {
        if (status is >= 300 and < 400)
        {
            return ServiceError.Redirected;
        }

        // One service calls a request that can never fit its rate a matter of rates.
        if (status == 413)
        {
            return ServiceError.TooLong;
        }

        var effective = status is >= 400 and < 600 ? status : body.Status ?? 0;
        var byCode = ByCode(body);
        var sorted = byCode ?? ByStatus(effective);
        return sorted == ServiceError.Rejected ? ByWords(body.Message) ?? ByStatus(effective, sorted) : sorted;
    }

    private static ServiceError? ByCode(ErrorBody body)
    {
        foreach (var (error, codes) in CodeTable)
        {
            if (body.Codes.Any(codes.Contains))
            {
                return error;
            }
        }

        return null;
    }

    private static ServiceError? ByWords(string message)
    {
        foreach (var (error, words) in RejectionTable)
        {
            if (words.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return error;
            }
        }

        return null;
    }

    // A word as general as "invalid request" must not hide a status that says more.
    private static ServiceError ByStatus(int status, ServiceError general) =>
        status is 0 or 400 or 422 ? general : ByStatus(status);

    private static ServiceError ByStatus(int status) => status switch
    {
        401 or 403 or 407 => ServiceError.Unauthenticated,
        402 => ServiceError.Exhausted,
        404 or 410 => ServiceError.UnknownModel,
        408 or 504 or 524 => ServiceError.TimedOut,
        429 => ServiceError.RateLimited,
        498 or 503 or 529 => ServiceError.Overloaded,
        >= 400 and < 500 => ServiceError.Rejected,
        _ => ServiceError.Failed,
    };
}
