using Microsoft.Extensions.AI;
using Podium.Providers.OpenAi;
using Podium.Providers.Vendors;

namespace Podium.Providers.Tests.OpenAi;

public sealed class ThoughtSplitterTests
{
    private static readonly ReasoningTags Tags = new("<think>", "</think>");

    [Theory]
    [InlineData("<think>why</think>\n\nAnswer", "why", "Answer")]
    [InlineData("\n<think></think>Answer", "", "Answer")]
    [InlineData("<think>\na < b </thin </think>Answer <think>", "a < b </thin", "Answer <think>")]
    [InlineData("<think>never ends</thin", "never ends</thin", "")]
    [InlineData("<thin ice", "", "<thin ice")]
    [InlineData("  Answer", "", "  Answer")]
    [InlineData("<", "", "<")]
    [InlineData("", "", "")]
    public void Add_TextInAnyPieces_TellsReasoningFromAnswer(string text, string reasoning, string answer)
    {
        for (var size = 1; size <= Math.Max(1, text.Length); size++)
        {
            var splitter = new ThoughtSplitter(Tags);

            var contents = text.Chunk(size).SelectMany(piece => splitter.Add(new string(piece))).ToList();
            contents.AddRange(splitter.End());

            Assert.Equal(reasoning, string.Concat(contents.OfType<TextReasoningContent>()));
            Assert.Equal(answer, string.Concat(contents.OfType<TextContent>()));
        }
    }
}
