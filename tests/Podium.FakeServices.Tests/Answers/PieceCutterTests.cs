using Microsoft.Extensions.AI;
using Podium.FakeServices.Answers;

namespace Podium.FakeServices.Tests.Answers;

public sealed class PieceCutterTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" ", 1)]
    [InlineData("one", 1)]
    [InlineData("  one \n two  three ", 3)]
    public void Cut_OfAText_LosesNothing(string text, int pieces)
    {
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, text));

        var cut = PieceCutter.Cut(response);

        Assert.Equal(text, string.Concat(cut.Cast<Piece.Text>().Select(piece => piece.Value)));
        Assert.Equal(pieces, cut.Count);
    }

    [Fact]
    public void CountWords_OfMessages_CountsTextCallsAndResults()
    {
        var call = new FunctionCallContent("c", "add", new Dictionary<string, object?> { ["a"] = 1 });
        ChatMessage[] messages =
        [
            new(ChatRole.User, "one two"), new(ChatRole.Assistant, [call]),
            new(ChatRole.Tool, [new FunctionResultContent("c", "three four")]),
        ];

        var words = PieceCutter.CountWords(messages);

        Assert.Equal(6, words);
    }
}
