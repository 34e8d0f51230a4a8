using System.Text.Json.Nodes;
using Podium.Core.Budgets;
using Podium.FakeServices.Answers;

namespace Podium.FakeServices.Wire;

/// <summary>Writes streams of Messages.</summary>
internal sealed class MessagesStream(Answer answer)
{
    private readonly MessagesWriter _writer = new(answer);

    public IEnumerable<StreamEvent> Events()
    {
        yield return Start();
        var sent = 0;
        var block = 0;
        Piece? open = null;
        foreach (var (index, piece) in answer.Pieces.Index().Where(_ => answer.HasChoice))
        {
            if (!Continues(open, piece))
            {
                foreach (var closing in open is null ? [] : Close(block++, open))
                {
                    yield return closing;
                }

                yield return Event("content_block_start", block, "content_block", Opening(piece));
                open = piece;
                if (index == 0)
                {
                    yield return StreamEvent.Of("ping", new JsonObject { ["type"] = "ping" });
                }
            }

            if (Delta(piece) is { } delta)
            {
                var tokens = answer.OutputTokensUntil(index + 1) - answer.OutputTokensUntil(sent);
                yield return Event("content_block_delta", block, "delta", delta) with
                {
                    IsChunk = true,
                    OutputTokens = tokens,
                };
                sent = index + 1;
            }
        }

        foreach (var closing in open is null ? [] : Close(block, open))
        {
            yield return closing;
        }

        yield return End() with { OutputTokens = answer.Usage.OutputTokens - answer.OutputTokensUntil(sent) };
        yield return StreamEvent.Of("message_stop", new JsonObject { ["type"] = "message_stop" });
    }

    private static bool Continues(Piece? open, Piece piece) => (open, piece) switch
    {
        (Piece.Text, Piece.Text) or (Piece.Reasoning, Piece.Reasoning) => true,
        (Piece.Call, Piece.Arguments) => true,
        _ => false,
    };

    private static JsonObject Opening(Piece piece) => piece switch
    {
        Piece.Reasoning => new JsonObject { ["type"] = "thinking", ["thinking"] = "", ["signature"] = "" },
        Piece.Call call => new JsonObject
        {
            ["type"] = "tool_use",
            ["id"] = call.Id,
            ["name"] = call.Name,
            ["input"] = new JsonObject(),
        },
        _ => new JsonObject { ["type"] = "text", ["text"] = "" },
    };

    private static JsonObject? Delta(Piece piece) => piece switch
    {
        Piece.Text text => new JsonObject { ["type"] = "text_delta", ["text"] = text.Value },
        Piece.Reasoning reasoning => new JsonObject
        {
            ["type"] = "thinking_delta",
            ["thinking"] = reasoning.Value,
        },
        Piece.Arguments more => new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = more.Value },
        _ => null,
    };

    private static IEnumerable<StreamEvent> Close(int block, Piece open)
    {
        if (open is Piece.Reasoning)
        {
            yield return Event("content_block_delta", block, "delta", new JsonObject
            {
                ["type"] = "signature_delta",
                ["signature"] = MessagesWriter.Signature,
            });
        }

        yield return StreamEvent.Of(
            "content_block_stop", new JsonObject { ["type"] = "content_block_stop", ["index"] = block });
    }

    private static StreamEvent Event(string name, int block, string field, JsonObject value) =>
        StreamEvent.Of(name, new JsonObject { ["type"] = name, ["index"] = block, [field] = value });

    private StreamEvent Start()
    {
        var usage = answer.Reported is { } tokens ? tokens with { OutputTokens = 0 } : (TokenUsage?)null;
        return StreamEvent.Of("message_start", new JsonObject
        {
            ["type"] = "message_start",
            ["message"] = _writer.Envelope([], null, usage),
        });
    }

    private StreamEvent End()
    {
        var end = new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = _writer.StopReason(), ["stop_sequence"] = null },
        };
        if (answer.Reported is { } usage)
        {
            end["usage"] = MessagesWriter.Usage(usage);
        }

        return StreamEvent.Of("message_delta", end);
    }
}
