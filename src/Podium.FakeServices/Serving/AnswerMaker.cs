using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.FakeServices.Answers;
using Podium.FakeServices.Wire;

namespace Podium.FakeServices.Serving;

/// <summary>Has a model answer.</summary>
internal sealed class AnswerMaker(IReadOnlyList<FakeModel> models, Ledger ledger, TimeProvider clock)
{
    private readonly Dictionary<string, FakeModel> _models = models.ToDictionary(model => model.Name);

    /// <summary>Finds the model of a call, and sees whether it can read all of it.</summary>
    /// <exception cref="RefusedRequestException">There is no such model, or the call is too long for it.</exception>
    public FakeModel ModelFor(ChatCall call)
    {
        if (!_models.TryGetValue(call.Model, out var model))
        {
            throw new RefusedRequestException(WireError.UnknownModel(call.Model));
        }

        var words = PieceCutter.CountWords(call.Messages);
        return words <= model.ContextWords
            ? model
            : throw new RefusedRequestException(WireError.Beyond(model.ContextWords, words));
    }

    /// <summary>The answer; the call and what it reads are billed as soon as that is known.</summary>
    /// <exception cref="RefusedRequestException">The model failed.</exception>
    public async Task<Answer> MakeAsync(
        FakeModel model, ChatCall call, string id, CancellationToken cancellationToken)
    {
        var words = PieceCutter.CountWords(call.Messages);
        try
        {
            var response = await model.Client
                .GetResponseAsync(call.Messages, call.Options, cancellationToken)
                .ConfigureAwait(false);
            var pieces = PieceCutter.Cut(response);
            var usage = TokenUsage.From(response.Usage) ?? new TokenUsage(words, pieces.Count);
            ledger.Open(model.Name, usage.InputTokens);
            return new Answer(id, model.Name, clock.GetUtcNow(), pieces, FinishOf(response, pieces), usage);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ledger.Open(model.Name, words);
            throw;
        }
        catch (Exception exception)
        {
            throw new RefusedRequestException(new WireError(500, $"The model failed: {exception.Message}"));
        }
    }

    private static ChatFinishReason FinishOf(ChatResponse response, IReadOnlyList<Piece> pieces) =>
        pieces.Any(piece => piece is Piece.Call)
            ? ChatFinishReason.ToolCalls
            : response.FinishReason ?? ChatFinishReason.Stop;
}
