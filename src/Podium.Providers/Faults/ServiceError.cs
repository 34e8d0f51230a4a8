namespace Podium.Providers.Faults;

/// <summary>What services report, sorted by what follows from it.</summary>
internal enum ServiceError
{
    /// <summary>It does not accept the key.</summary>
    Unauthenticated,

    /// <summary>The account has no money or quota left.</summary>
    Exhausted,

    /// <summary>There is no such model, or nothing at that address.</summary>
    UnknownModel,

    /// <summary>Message and answer do not fit the model's context.</summary>
    TooLong,

    /// <summary>It does not take the request as it is.</summary>
    Rejected,

    /// <summary>It points elsewhere.</summary>
    Redirected,

    /// <summary>Too many requests or tokens for now.</summary>
    RateLimited,

    /// <summary>It turns requests away for now.</summary>
    Overloaded,

    /// <summary>It waited too long for something of its own.</summary>
    TimedOut,

    /// <summary>It failed.</summary>
    Failed,
}
