namespace Podium.FakeServices.Dialects;

/// <summary>Where a stream says how many tokens it took.</summary>
public enum StreamUsage
{
    /// <summary>
    /// In a chunk of its own without choices, if <c>stream_options.include_usage</c> asks for it; then the other chunks
    /// carry a usage of <c>null</c>.
    /// </summary>
    WhenAsked,

    /// <summary>
    /// Unasked, in a chunk after the one with the finish reason, which has a choice with an empty delta.
    /// </summary>
    AfterLastChunk,

    /// <summary>In the chunk with the finish reason, unasked.</summary>
    LastChunk,

    /// <summary>In every chunk, unasked; each holds the tokens so far.</summary>
    EveryChunk,

    /// <summary>Under <c>x_groq</c> in the chunk with the finish reason, and again when asked.</summary>
    UnderGroq,
}
