using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Podium.FakeServices.Wire;

namespace Podium.FakeServices.Answers;

/// <summary>Cuts what a chat client answered into pieces: a word with the space around it is one.</summary>
internal static partial class PieceCutter
{
    public static IReadOnlyList<Piece> Cut(ChatResponse response)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        var calls = contents.OfType<FunctionCallContent>();
        return
        [
            .. contents.OfType<TextReasoningContent>().SelectMany(
                reasoning => Words(reasoning.Text).Select(word => new Piece.Reasoning(word))),
            .. contents.OfType<TextContent>().SelectMany(text => Words(text.Text).Select(word => new Piece.Text(word))),
            .. calls.Index().SelectMany(call => Pieces(call.Index, call.Item)),
        ];
    }

    public static int CountWords(IEnumerable<ChatMessage> messages) =>
        messages.SelectMany(message => message.Contents).Sum(CountWords);

    private static int CountWords(AIContent content) => content switch
    {
        TextContent text => Word().Count(text.Text),
        FunctionResultContent { Result: string text } => Word().Count(text),
        FunctionCallContent call => 1 + Word().Count(WriteArguments(call)),
        _ => 0,
    };

    private static IEnumerable<Piece> Pieces(int index, FunctionCallContent call)
    {
        var arguments = WriteArguments(call);
        return
        [
            new Piece.Call(index, call.CallId, call.Name),
            new Piece.Arguments(index, arguments[..(arguments.Length / 2)]),
            new Piece.Arguments(index, arguments[(arguments.Length / 2)..]),
        ];
    }

    private static string WriteArguments(FunctionCallContent call) =>
        call.Arguments is { } arguments
            ? JsonText.Of(JsonSerializer.SerializeToNode(
                arguments, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>)))!)
            : "{}";

    private static IEnumerable<string> Words(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToList();
        return words.Count == 0 && text.Length > 0 ? [text] : words;
    }

    [GeneratedRegex(@"\s*\S+\s*")]
    private static partial Regex Word();
}
