using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.FakeServices.Answers;
using Podium.FakeServices.Wire;

namespace Podium.FakeServices.Serving;

/// <summary>Has a model answer.</summary>
internal sealed class AnswerMaker(FakeServiceOptions options, Ledger ledger)
{
    private readonly Dictionary<string, FakeModel> _models = options.Models.ToDictionary(model => model.Name);

    /// <summary>Finds the model of a call, and sees whether it can read all of it.</summary>
    /// <exception cref="RefusedRequestException">There is no such model, or the call is too long for it.</exception>
    public FakeModel ModelFor(ChatCall call)
    {
        if (!_models.TryGetValue(call.Model, out var model))
        {
            throw new RefusedRequestException(WireError.UnknownModel(call.Model));
        }

        var words = call.Messages is [.., var last] && model.Client.GetService<ITokenCounter>() is { } counter
            ? counter.CountInput(last.Text)
            : PieceCutter.CountWords(call.Messages);
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
            var usage = options.Dialect.Told(TokenUsage.From(response.Usage) ?? new TokenUsage(words, pieces.Count));
            var meter = new Meter(model, usage with { OutputTokens = 0 });
            ledger.Open(meter);
            var now = options.TimeProvider.GetUtcNow();
            return new Answer(id, model.Name, now, pieces, FinishOf(response, pieces), usage) { Meter = meter };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ledger.Open(new Meter(model, new TokenUsage(words, 0)));
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
