namespace Podium.FakeServices.Dialects;

/// <summary>How a stream that fails says so.</summary>
public enum StreamErrors
{
    /// <summary>By an event that holds the error, with which the stream ends.</summary>
    Plain,

    /// <summary>By an event that holds the error, and the usual closing event.</summary>
    PlainThenDone,

    /// <summary>By an event of the name <c>error</c>, with which the stream ends.</summary>
    Named,

    /// <summary>
    /// By a chunk in which the error stands beside a choice whose finish reason is <c>error</c>, and the usual closing
    /// event.
    /// </summary>
    BesideChoices,
}
