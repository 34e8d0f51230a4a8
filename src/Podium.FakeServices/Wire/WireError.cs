namespace Podium.FakeServices.Wire;

/// <summary>Why a request is turned away, before it is written in a vendor's form.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">One sentence.</param>
internal sealed record WireError(int Status, string Message)
{
    /// <summary>The context is too short for the request.</summary>
    public const string TooLong = "context_length_exceeded";

    /// <summary>The key is missing or wrong.</summary>
    public const string WrongKey = "invalid_api_key";

    /// <summary>OpenAI's word for it; <see langword="null"/> if there is none.</summary>
    public string? Code { get; init; }

    /// <summary>The field that is to blame; <see langword="null"/> if none is.</summary>
    public string? Field { get; init; }

    /// <summary>The vendors' usual error with a status.</summary>
    public static WireError Of(int status) => status switch
    {
        401 => new WireError(401, "The API key is missing or wrong.") { Code = WrongKey },
        403 => new WireError(403, "This key may not do that."),
        404 => new WireError(404, "There is nothing here."),
        429 => new WireError(429, "Too many requests; come back later.") { Code = "rate_limit_exceeded" },
        529 => new WireError(529, "Overloaded"),
        >= 500 => new WireError(status, "The server failed."),
        _ => new WireError(status, "The request is not accepted."),
    };

    public static WireError UnknownModel(string model) =>
        new(404, $"The model '{model}' does not exist.") { Code = "model_not_found", Field = "model" };

    /// <summary>A request beyond the context; not every vendor has a code for it, so the words must tell.</summary>
    public static WireError Beyond(int context, int words) =>
        new(400, $"The prompt is too long for the maximum context length: {words} tokens > {context} maximum")
        {
            Code = TooLong,
            Field = "messages",
        };
}
