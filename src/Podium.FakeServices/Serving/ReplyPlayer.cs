using System.Text;
using Microsoft.AspNetCore.Http;
using Podium.FakeServices.Faults;

namespace Podium.FakeServices.Serving;

/// <summary>Sends replies, each part as soon as it is due, and bills what is generated with it.</summary>
internal sealed class ReplyPlayer(HoldGate holds, Ledger ledger)
{
    public async Task PlayAsync(Reply reply, HttpContext context, CancellationToken cancellationToken)
    {
        WriteHeaders(reply, context.Response);
        foreach (var move in reply.Moves)
        {
            switch (move)
            {
                case Move.Send send:
                    await SendAsync(send, reply, context.Response, cancellationToken).ConfigureAwait(false);
                    break;
                case Move.Hold:
                    await holds.HoldAsync(cancellationToken).ConfigureAwait(false);
                    break;
                case Move.Close:
                    throw new BrokenOffException();
                case Move.Reset:
                    context.Abort();
                    return;
            }
        }
    }

    private static void WriteHeaders(Reply reply, HttpResponse response)
    {
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        if (reply.Header is var (name, value))
        {
            response.Headers[name] = value;
        }

        if (!reply.IsStream || reply.MissingBytes > 0)
        {
            response.ContentLength = reply.MissingBytes + reply.Moves.OfType<Move.Send>().Sum(Length);
        }
    }

    private static long Length(Move.Send send) => Encoding.UTF8.GetByteCount(send.Text);

    private async Task SendAsync(
        Move.Send send, Reply reply, HttpResponse response, CancellationToken cancellationToken)
    {
        if (reply.Meter is { } meter)
        {
            ledger.AddOutput(meter, send.OutputTokens);
        }

        await response.WriteAsync(send.Text, cancellationToken).ConfigureAwait(false);
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
