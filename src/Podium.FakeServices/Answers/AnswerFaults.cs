using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.FakeServices.Faults;

namespace Podium.FakeServices.Answers;

/// <summary>The faults that lie in what an answer says.</summary>
internal static class AnswerFaults
{
    /// <summary>The answer with the fault; as it was if the fault lies elsewhere.</summary>
    public static Answer Apply(Answer answer, FakeFault? fault) => fault switch
    {
        FakeFault.EmptyChoices => answer with { HasChoice = false },
        FakeFault.MissingUsage => answer with { Reported = null },
        FakeFault.WrongUsage wrong => answer with
        {
            Reported = new TokenUsage(wrong.InputTokens, wrong.OutputTokens),
        },
        FakeFault.ContentFilter => Shorten(answer, 0, ChatFinishReason.ContentFilter),
        FakeFault.LengthCut cut => Shorten(answer, cut.Chunks, ChatFinishReason.Length),
        FakeFault.DuplicateChunks => answer with { Pieces = [.. answer.Pieces.SelectMany(Twice)] },
        FakeFault.HugeChunk huge => answer with { Pieces = [new Piece.Text(new string('x', huge.Bytes))] },
        _ => answer,
    };

    private static Answer Shorten(Answer answer, int pieces, ChatFinishReason finish)
    {
        var left = Math.Min(pieces, answer.Pieces.Count);
        var usage = answer.Usage with { OutputTokens = answer.OutputTokensUntil(left) };
        return answer with
        {
            Pieces = [.. answer.Pieces.Take(left)],
            Finish = finish,
            Usage = usage,
            Reported = usage,
        };
    }

    private static IEnumerable<Piece> Twice(Piece piece) =>
        piece is Piece.Text or Piece.Reasoning ? [piece, piece] : [piece];
}
