namespace Podium.Core.Execution;

/// <summary>Why a worker or a conductor gave nothing, through no fault of what it would have said.</summary>
public enum FaultKind
{
    /// <summary>No answer before the deadline.</summary>
    TimedOut,

    /// <summary>The service asked for fewer requests.</summary>
    RateLimited,

    /// <summary>The service could not be reached or failed.</summary>
    Unavailable,

    /// <summary>The service did not accept the credentials.</summary>
    Unauthenticated,

    /// <summary>The request was too long, or it or the response was not understood.</summary>
    Malformed,

    /// <summary>The answer ended before it was complete.</summary>
    CutStream,

    /// <summary>Another call for the same answer was faster, so that this one was given up.</summary>
    Overtaken,
}
