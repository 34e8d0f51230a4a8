using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Neural.Generation;
using Podium.Neural.Kernels;
using Podium.Neural.Tokenization;
using Podium.Neural.Weights;

namespace Podium.Neural.Chat;

/// <summary>
/// A language model in this process as a chat client: reads the last message, answers with the likeliest tokens. Safe
/// for use by several callers, who are served one after the other.
/// </summary>
public sealed class NeuralChatClient : IChatClient, ITokenCounter
{
    private readonly Generator _generator;
    private readonly ByteLevelTokenizer _tokenizer;
    private readonly MessageTemplate _template;
    private readonly int _contextTokens;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly int _outputTokens;

    /// <summary>Makes a client of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="outputTokens">Most tokens of an answer; at least 1.</param>
    /// <param name="team">Threads to compute on.</param>
    public NeuralChatClient(LanguageModel model, int outputTokens, ThreadTeam team)
    {
        _generator = new Generator(model.Transformer, team);
        _tokenizer = model.Tokenizer;
        _template = new MessageTemplate(model.Tokenizer);
        _outputTokens = outputTokens;
        _contextTokens = model.Transformer.Config.MaxPositions;
    }

    /// <inheritdoc/>
    public int CountInput(string message) => _template.EncodeMessage(message).Length;

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var prompt = Prompt(messages);
        var written = await GenerateAsync(prompt, options, null, cancellationToken).ConfigureAwait(false);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, _template.DecodeAnswer(written.Tokens)))
        {
            FinishReason = Reason(written),
            Usage = Usage(prompt, written),
        };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var prompt = Prompt(messages);
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tokens = Channel.CreateUnbounded<int>();
        var generation = GenerateAsync(prompt, options, token => tokens.Writer.TryWrite(token), abandoned.Token);
        var finished = generation.ContinueWith(
            _ => tokens.Writer.Complete(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        var text = new AnswerText(_tokenizer);
        try
        {
            await foreach (var token in tokens.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                if (text.Append(token) is { Length: > 0 } piece)
                {
                    yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
                }
            }
        }
        finally
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            await finished.ConfigureAwait(false);
        }

        var written = await generation.ConfigureAwait(false);
        if (text.Finish() is { Length: > 0 } rest)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, rest);
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(Usage(prompt, written))])
        {
            FinishReason = Reason(written),
        };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static ChatFinishReason Reason(GeneratedSequence written) =>
        written.Ended ? ChatFinishReason.Stop : ChatFinishReason.Length;

    private static UsageDetails Usage(int[] prompt, GeneratedSequence written) => new()
    {
        InputTokenCount = prompt.Length,
        OutputTokenCount = written.Tokens.Length,
        TotalTokenCount = prompt.Length + written.Tokens.Length,
    };

    private int[] Prompt(IEnumerable<ChatMessage> messages)
    {
        var prompt = _template.EncodeMessage(messages.Last().Text);
        return prompt.Length < _contextTokens
            ? prompt
            : throw new ArgumentException(
                $"The message has {prompt.Length} tokens; this model reads at most {_contextTokens - 1}.");
    }

    private async Task<GeneratedSequence> GenerateAsync(
        int[] prompt,
        ChatOptions? options,
        Action<int>? onToken,
        CancellationToken cancellationToken)
    {
        var settings = new GenerationOptions
        {
            MaxTokens = Math.Max(1, Math.Min(options?.MaxOutputTokens ?? _outputTokens, _outputTokens)),
            Temperature = options?.Temperature ?? 0,
            EndToken = _template.EndToken,
            OnToken = onToken is null ? null : (_, _, token) => onToken(token),
        };
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var seed = options?.Seed ?? 0;
            return await Task.Run(
                () => _generator.Generate([prompt], 1, settings, (_, _) => null, (_, _) => seed, cancellationToken)[0],
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
