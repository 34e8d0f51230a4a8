using Podium.FakeServices.Wire;

namespace Podium.FakeServices.Serving;

/// <summary>A response as it is going to be sent.</summary>
/// <param name="Moves">What is done for its body.</param>
internal sealed record Reply(IReadOnlyList<Move> Moves)
{
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream; charset=utf-8";

    public int Status { get; init; } = 200;

    public string ContentType { get; init; } = Json;

    /// <summary>A header beside the usual ones; <see langword="null"/> for none.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>What bills output tokens; <see langword="null"/> if there are none.</summary>
    public Meter? Meter { get; init; }

    /// <summary>Bytes that the headers promise beyond those that come.</summary>
    public int MissingBytes { get; init; }

    public bool IsStream => ContentType == EventStream;

    public static Reply Whole(string body, int status = 200) => new([new Move.Send(body)]) { Status = status };

    /// <summary>The stream of an answer.</summary>
    public static Reply Stream(IEnumerable<StreamEvent> events) =>
        new([.. events.Select(part => new Move.Send(part.Text, part.OutputTokens, part.IsChunk))])
        {
            ContentType = EventStream,
        };
}
