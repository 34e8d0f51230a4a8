using System.Net.Http.Headers;

namespace Podium.FakeServices.Faults;

/// <summary>
/// What goes wrong with a request for an answer. Chunks are the pieces of a stream that carry output, counted from 1;
/// a word with the space after it is one. Where a fault speaks of a stream, each says what it does to a whole answer.
/// </summary>
public abstract record FakeFault
{
    private FakeFault()
    {
    }

    /// <summary>The request is turned away with a status.</summary>
    /// <param name="Code">The status; 200 to 599.</param>
    public sealed record Status(int Code) : FakeFault
    {
        /// <summary>The body, as JSON; <see langword="null"/> for the error that the vendor gives with it.</summary>
        public string? Body { get; init; }

        /// <summary>When to come back, in seconds or as a date; <see langword="null"/> if it is not said.</summary>
        public RetryConditionHeaderValue? RetryAfter { get; init; }
    }

    /// <summary>The connection is reset before anything was sent.</summary>
    public sealed record CloseBeforeHeaders : FakeFault;

    /// <summary>
    /// Nothing is sent until <see cref="FakeService.Recover"/> lets go of the request, or the client gives up; then the
    /// answer comes as ever.
    /// </summary>
    public sealed record SlowHeaders : FakeFault;

    /// <summary>
    /// A stream stops after some chunks, a whole answer after half of its body, until
    /// <see cref="FakeService.Recover"/> lets go of it, or the client gives up; then the rest comes.
    /// </summary>
    /// <param name="Chunks">Chunks sent before; at least 0.</param>
    public sealed record Stall(int Chunks) : FakeFault;

    /// <summary>A stream ends after some chunks, a whole answer after half of its body.</summary>
    /// <param name="Chunks">Chunks sent before; at least 0.</param>
    /// <param name="Manner">How; a whole answer ends properly within a chunk as between two.</param>
    public sealed record Cut(int Chunks, CutManner Manner) : FakeFault;

    /// <summary>The first chunk, or the whole answer, is no JSON, though all of it arrives.</summary>
    public sealed record MalformedChunk : FakeFault;

    /// <summary>
    /// The answer has no choice in it (with Anthropic: no content), whole as in every chunk of a stream; it is
    /// otherwise well formed.
    /// </summary>
    public sealed record EmptyChoices : FakeFault;

    /// <summary>Nothing is said about tokens.</summary>
    public sealed record MissingUsage : FakeFault;

    /// <summary>Other tokens are reported than are billed.</summary>
    /// <param name="InputTokens">What is reported as read.</param>
    /// <param name="OutputTokens">What is reported as written.</param>
    public sealed record WrongUsage(long InputTokens, long OutputTokens) : FakeFault;

    /// <summary>
    /// The model refuses: no text, and the vendor's reason for a filtered answer. Only input is billed.
    /// </summary>
    public sealed record ContentFilter : FakeFault;

    /// <summary>The request is turned away as longer than the model's context.</summary>
    public sealed record ContextOverflow : FakeFault;

    /// <summary>The answer stops for its length; only what is left of it is billed.</summary>
    /// <param name="Chunks">Chunks that are left; at least 0.</param>
    public sealed record LengthCut(int Chunks) : FakeFault;

    /// <summary>Every chunk of text comes twice, and so the text of a whole answer; it is billed once.</summary>
    public sealed record DuplicateChunks : FakeFault;

    /// <summary>The text is one single chunk of filler.</summary>
    /// <param name="Bytes">Its length, at least 1; the event, or the whole answer, is somewhat longer.</param>
    public sealed record HugeChunk(int Bytes) : FakeFault;

    /// <summary>The client is sent elsewhere.</summary>
    /// <param name="Location">Where to.</param>
    /// <param name="Code">The status; 300 to 399.</param>
    public sealed record Redirect(Uri Location, int Code) : FakeFault;

    /// <summary>
    /// The vendor's error for a failed server comes with status 200: instead of a whole answer, which is not billed, or
    /// as an event after a stream's first chunk, with which the stream ends.
    /// </summary>
    public sealed record ErrorBody : FakeFault;

    /// <summary>A page in HTML comes with status 200, as from a portal in front of the service.</summary>
    public sealed record NotJson : FakeFault;

    /// <summary>
    /// The headers promise more bytes than come; the connection closes when all have come. A stream, too, has then a
    /// length in its headers.
    /// </summary>
    public sealed record WrongContentLength : FakeFault;
}
