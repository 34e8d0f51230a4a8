using Podium.FakeServices.Faults;
using Podium.FakeServices.Wire;

namespace Podium.FakeServices.Serving;

/// <summary>The faults that lie in how an answer is sent.</summary>
internal static class ReplyFaults
{
    private const int MissingBytes = 100;

    /// <summary>The reply with the fault; as it was if the fault lies elsewhere.</summary>
    /// <param name="reply">An answer, whole or as a stream.</param>
    /// <param name="fault">The fault, if any.</param>
    /// <param name="error">The events by which the vendor says that a stream failed.</param>
    public static Reply Apply(Reply reply, FakeFault? fault, Func<IEnumerable<StreamEvent>> error) => fault switch
    {
        FakeFault.Stall stall => Split(reply, stall.Chunks, (sent, rest) => [.. sent, new Move.Hold(), .. rest]),
        FakeFault.Cut cut => Cut(reply, cut),
        FakeFault.MalformedChunk => reply with { Moves = Malform(reply) },
        FakeFault.ErrorBody when reply.IsStream =>
            Split(reply, 1, (sent, _) => [.. sent, .. error().Select(part => new Move.Send(part.Text))]),
        FakeFault.WrongContentLength => reply with { MissingBytes = MissingBytes },
        _ => reply,
    };

    /// <summary>Parts a stream after some chunks, a whole answer in the middle.</summary>
    private static Reply Split(
        Reply reply, int chunks, Func<IReadOnlyList<Move>, IReadOnlyList<Move>, IReadOnlyList<Move>> join)
    {
        var moves = reply.Moves;
        if (!reply.IsStream)
        {
            var (head, tail) = Halve((Move.Send)moves[0]);
            return reply with { Moves = join([head], [tail, .. moves.Skip(1)]) };
        }

        var places = moves.Index().Where(move => move.Item is Move.Send { IsChunk: true }).Select(move => move.Index);
        var end = chunks == 0 ? places.FirstOrDefault() : places.Take(chunks).LastOrDefault() + 1;
        return reply with { Moves = join([.. moves.Take(end)], [.. moves.Skip(end)]) };
    }

    /// <summary>A whole answer that breaks off has promised all of its bytes.</summary>
    private static Reply Cut(Reply reply, FakeFault.Cut cut)
    {
        var breaksOff = cut.Manner is CutManner.Close or CutManner.Reset;
        var missing = breaksOff && !reply.IsStream ? MissingBytes : 0;
        return Split(reply, cut.Chunks, (sent, rest) => [.. sent, .. End(rest, cut.Manner, reply.IsStream)]) with
        {
            MissingBytes = missing,
        };
    }

    private static IReadOnlyList<Move> End(IReadOnlyList<Move> rest, CutManner manner, bool isStream) => manner switch
    {
        CutManner.Close => [new Move.Close()],
        CutManner.Reset => [new Move.Reset()],
        CutManner.WithinChunk when isStream && rest is [Move.Send next, ..] => [Halve(next).Head],
        _ => [],
    };

    /// <summary>Two halves; the tokens go with the first, for they were generated before it could be sent.</summary>
    private static (Move.Send Head, Move.Send Tail) Halve(Move.Send send)
    {
        var middle = send.Text.Length / 2;
        return (send with { Text = send.Text[..middle] }, new Move.Send(send.Text[middle..]));
    }

    private static IReadOnlyList<Move> Malform(Reply reply)
    {
        var broken = reply.Moves.OfType<Move.Send>().FirstOrDefault(send => send.IsChunk || !reply.IsStream);
        return
        [
            .. reply.Moves.Select(move => ReferenceEquals(move, broken)
                ? broken with { Text = broken.Text.Replace("{", "{{", StringComparison.Ordinal) }
                : move),
        ];
    }
}
