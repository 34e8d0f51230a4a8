namespace Podium.FakeServices.Faults;

/// <summary>How an answer that is cut ends.</summary>
public enum CutManner
{
    /// <summary>After a whole chunk the response ends properly, without finish reason or closing event.</summary>
    BetweenChunks,

    /// <summary>The next chunk is sent by half, then the response ends properly.</summary>
    WithinChunk,

    /// <summary>
    /// The connection closes in the middle of the response, after the client was sent all that came before.
    /// </summary>
    Close,

    /// <summary>
    /// The connection is reset. What the client has not read by then it may never see, the headers among it.
    /// </summary>
    Reset,
}
