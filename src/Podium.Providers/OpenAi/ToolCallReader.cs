using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Providers.OpenAi.Wire;

namespace Podium.Providers.OpenAi;

/// <summary>
/// Puts calls of functions together from the pieces of a stream, or from one whole answer. A piece belongs to the call
/// of its index; without an index, an id or a name begins a new one.
/// </summary>
internal sealed class ToolCallReader
{
    private readonly List<PendingCall> _calls = [];

    /// <summary>Whether there is any call.</summary>
    public bool IsEmpty => _calls.Count == 0;

    /// <summary>Adds what a message or a delta has of calls.</summary>
    public void Add(IReadOnlyList<ReplyToolCall>? pieces)
    {
        foreach (var piece in pieces ?? [])
        {
            CallOf(piece).Add(piece);
        }
    }

    /// <summary>
    /// The calls, in the order in which they began. Arguments that are no JSON object are the model's mistake, and come
    /// as the call's exception.
    /// </summary>
    public IEnumerable<FunctionCallContent> Finish() => _calls.Select((call, position) => call.Finish(position));

    private PendingCall CallOf(ReplyToolCall piece)
    {
        var known = piece.Index is { } index
            ? _calls.Find(call => call.Index == index)
            : piece.Id is { Length: > 0 } || piece.Function?.Name is { Length: > 0 } ? null : _calls.LastOrDefault();
        if (known is null)
        {
            known = new PendingCall(piece.Index);
            _calls.Add(known);
        }

        return known;
    }

    private sealed class PendingCall(int? index)
    {
        private readonly StringBuilder _arguments = new();
        private string? _id;
        private string? _name;
        private JsonElement? _extra;

        public int? Index { get; } = index;

        public void Add(ReplyToolCall piece)
        {
            _id = piece.Id is { Length: > 0 } id ? id : _id;
            _name = piece.Function?.Name is { Length: > 0 } name ? name : _name;
            _extra = piece.ExtraContent ?? _extra;
            _arguments.Append(piece.Function?.Arguments switch
            {
                { ValueKind: JsonValueKind.String } text => text.GetString(),
                { ValueKind: JsonValueKind.Object } fields => fields.GetRawText(),
                _ => "",
            });
        }

        public FunctionCallContent Finish(int position)
        {
            var id = _id is null or "null" ? $"call_{position}" : _id;
            var json = _arguments.Length == 0 ? "{}" : _arguments.ToString();
            var call = FunctionCallContent.CreateFromParsedArguments(json, id, _name ?? "", Parse);
            if (_extra is { } extra)
            {
                call.AdditionalProperties = new() { [MessageWriter.ExtraContent] = extra };
            }

            return call;
        }

        private static Dictionary<string, object?>? Parse(string json) =>
            JsonSerializer.Deserialize(json, WireContext.Default.Arguments);
    }
}
