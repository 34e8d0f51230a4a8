using System.Text.Json.Nodes;
using Podium.FakeServices.Answers;
using Podium.FakeServices.Dialects;

namespace Podium.FakeServices.Wire;

/// <summary>Writes streams of Chat Completions.</summary>
internal sealed class ChatCompletionsStream(
    FakeDialect.ChatCompletions dialect, Answer answer, bool wantsUsage)
{
    private readonly ChatCompletionsWriter _writer = new(dialect, answer);

    private bool IsAskedInOwnChunk => wantsUsage && dialect.Usage is StreamUsage.WhenAsked or StreamUsage.UnderGroq;

    public IEnumerable<StreamEvent> Events()
    {
        yield return Event(Delta(new JsonObject { ["role"] = "assistant", ["content"] = "" }), 0);
        var sent = 0;
        foreach (var (index, piece) in answer.Pieces.Index())
        {
            if (answer.HasChoice && Delta(piece) is { } delta)
            {
                if (dialect.Comment is { } comment)
                {
                    yield return StreamEvent.Comment(comment);
                }

                var tokens = answer.OutputTokensUntil(index + 1) - answer.OutputTokensUntil(sent);
                yield return Event(Delta(delta), index + 1) with { IsChunk = true, OutputTokens = tokens };
                sent = index + 1;
            }
        }

        yield return Event(Last(), answer.Pieces.Count) with
        {
            OutputTokens = answer.Usage.OutputTokens - answer.OutputTokensUntil(sent),
        };
        if (answer.Reported is { } usage && (IsAskedInOwnChunk || dialect.Usage == StreamUsage.AfterLastChunk))
        {
            var chunk = IsAskedInOwnChunk ? Chunk([]) : Delta(new JsonObject { ["content"] = "" });
            chunk["usage"] = _writer.Usage(usage);
            yield return StreamEvent.Of(chunk);
        }

        yield return StreamEvent.Done;
    }

    private JsonObject? Delta(Piece piece) => piece switch
    {
        Piece.Text text => new JsonObject { ["content"] = text.Value },
        Piece.Reasoning reasoning when dialect.HasReasoningParts => new JsonObject
        {
            ["content"] = new JsonArray(ChatCompletionsWriter.ThinkingPart(reasoning.Value)),
        },
        Piece.Reasoning reasoning when dialect.ReasoningField is { } field =>
            new JsonObject { [field] = reasoning.Value },
        Piece.Call call when dialect.HasPlainToolCalls => new JsonObject
        {
            ["tool_calls"] = new JsonArray(ChatCompletionsWriter.ToolCall(call, answer.ArgumentsOf(call))),
        },
        Piece.Arguments when dialect.HasPlainToolCalls => null,
        Piece.Call call => Calls(call.Index, ChatCompletionsWriter.ToolCall(call, "")),
        Piece.Arguments more => Calls(
            more.Index, new JsonObject { ["function"] = new JsonObject { ["arguments"] = more.Value } }),
        _ => null,
    };

    private static JsonObject Calls(int index, JsonObject call)
    {
        call.Insert(0, "index", index);
        return new JsonObject { ["tool_calls"] = new JsonArray(call) };
    }

    private JsonObject Delta(JsonObject delta) => Chunk([_writer.Choice("delta", delta, isLast: false)]);

    private JsonObject Last()
    {
        var chunk = Chunk([_writer.Choice("delta", [], isLast: true)]);
        if (answer.Reported is { } usage && dialect.Usage == StreamUsage.LastChunk)
        {
            chunk["usage"] = _writer.Usage(usage);
        }
        else if (answer.Reported is { } groq && dialect.Usage == StreamUsage.UnderGroq)
        {
            chunk["x_groq"] = new JsonObject
            {
                ["id"] = $"req_{answer.Id}",
                ["usage"] = _writer.Usage(groq),
            };
        }

        return chunk;
    }

    private JsonObject Chunk(JsonArray choices) =>
        _writer.Envelope("chat.completion.chunk", answer.HasChoice ? choices : []);

    /// <summary>The event of a chunk after which <paramref name="pieces"/> pieces are generated.</summary>
    private StreamEvent Event(JsonObject chunk, int pieces)
    {
        if (answer.Reported is { } usage && dialect.Usage == StreamUsage.EveryChunk)
        {
            var share = answer.Pieces.Count == pieces
                ? usage
                : usage with { OutputTokens = usage.OutputTokens * pieces / answer.Pieces.Count };
            chunk["usage"] = _writer.Usage(share);
        }
        else if (IsAskedInOwnChunk && answer.Reported is not null)
        {
            chunk["usage"] = null;
        }

        return StreamEvent.Of(chunk);
    }
}
