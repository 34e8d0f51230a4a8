using System.Text;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Workers;

namespace Podium.Core.Conductors.Chat;

/// <summary>Calls the model of a <see cref="ChatConductor"/>, and says what a call uses at most.</summary>
internal sealed class ConductorCalls(Worker model, ChatConductorOptions options)
{
    private readonly int _outputTokens = Math.Min(options.MaxOutputTokens, model.Card.OutputTokens);

    private readonly int _schemaBytes = options.Prompt.Schema is { } schema
        ? Encoding.UTF8.GetByteCount(schema.GetRawText()) + PriceBound.FramingTokens
        : 0;

    /// <summary>Most tokens of a text.</summary>
    public int OutputTokens => _outputTokens;

    /// <summary>Most tokens of a call with these messages.</summary>
    public TokenUsage Most(IReadOnlyList<ChatMessage> messages) => Most(InputOf(messages));

    /// <summary>Most tokens of a call with these messages and of the one that repairs its text.</summary>
    public TokenUsage MostOfBoth(IReadOnlyList<ChatMessage> messages)
    {
        var input = InputOf(messages);
        return Most(input) + Most(input + RepairTurn.MostTokens(options.Prompt, _outputTokens));
    }

    /// <summary>Throws if the model's client counts, and counts more than the model reads.</summary>
    /// <exception cref="WorkerFaultException">The messages are too long; nothing was sent.</exception>
    public void CheckLength(IReadOnlyList<ChatMessage> messages)
    {
        var tokens = messages.Sum(message => PriceBound.Count(model, message.Text) ?? 0L);
        if (tokens > model.Card.ContextTokens)
        {
            throw new WorkerFaultException(
                FaultKind.Malformed,
                $"The prompt has {tokens} tokens; this model reads at most {model.Card.ContextTokens}.")
            {
                Usage = default(TokenUsage),
            };
        }
    }

    /// <summary>Makes a call, as a stream if somebody is to be told the text.</summary>
    public async Task<ChatResponse> AskAsync(
        IReadOnlyList<ChatMessage> messages,
        ConductorRequest request,
        ToldText? told,
        CancellationToken cancellationToken)
    {
        var chatOptions = Options(request);
        if (told is null)
        {
            return await model.Client.GetResponseAsync(messages, chatOptions, cancellationToken).ConfigureAwait(false);
        }

        var updates = new List<ChatResponseUpdate>();
        var stream = model.Client.GetStreamingResponseAsync(messages, chatOptions, cancellationToken);
        await foreach (var update in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            told.Write(update.Text);
        }

        var response = updates.ToChatResponse();
        return response.FinishReason is null
            ? throw WorkerFaults.NoFinishReason(null)
            : response;
    }

    private ChatOptions Options(ConductorRequest request)
    {
        var chatOptions = new ChatOptions
        {
            MaxOutputTokens = _outputTokens,
            Seed = request.Seed,
            Temperature = request.Temperature > 0 ? (float)request.Temperature : options.Temperature,
            ResponseFormat = options.Prompt.Schema is { } schema
                ? ChatResponseFormat.ForJsonSchema(schema, "workflow", "Who does what, and who sees what.")
                : null,
        };
        request.Host?.Attach(chatOptions);
        return chatOptions;
    }

    private long InputOf(IReadOnlyList<ChatMessage> messages) =>
        messages.Sum(message => PriceBound.Tokens(model, message.Text).InputTokens) + _schemaBytes;

    private TokenUsage Most(long input) => new(input, _outputTokens);
}
