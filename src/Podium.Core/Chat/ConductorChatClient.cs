using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Runs;
using Podium.Core.Workers;

namespace Podium.Core.Chat;

/// <summary>
/// A conductor and its pool as a chat client: question in, answer out. So it can be a worker in another conductor's
/// pool, and in its own: there it plans for its subtask, out of what it is shown. The last user message is the
/// question; earlier messages precede it, each under its role. The usage is that of conductor and workers together.
/// Options of a call other than the seed have no effect. Streaming passes on the answering step's output as it comes;
/// where several rounds are allowed, the answer comes in one piece at the end.
/// </summary>
public sealed class ConductorChatClient : IChatClient
{
    private readonly IConductor _conductor;
    private readonly WorkerPool _pool;
    private readonly RunOptions _options;

    /// <summary>Makes a client.</summary>
    /// <param name="conductor">Writes the workflows.</param>
    /// <param name="pool">Works them off; whoever made it disposes its clients.</param>
    /// <param name="options">Settings and limits of each run; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public ConductorChatClient(IConductor conductor, WorkerPool pool, RunOptions? options = null)
        : this(conductor, _ => pool, options)
    {
    }

    /// <summary>Makes a client that may work in its own pool.</summary>
    /// <param name="conductor">Writes the workflows.</param>
    /// <param name="makePool">Makes the pool, given this client.</param>
    /// <param name="options">
    /// Settings and limits of each run, <see cref="RunOptions.MaxDepth"/> among them; <see langword="null"/> for the
    /// defaults.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public ConductorChatClient(
        IConductor conductor, Func<ConductorChatClient, WorkerPool> makePool, RunOptions? options = null)
    {
        _conductor = conductor;
        _options = RunOptions.Checked(options);
        _pool = makePool(this);
    }

    /// <inheritdoc/>
    /// <exception cref="RunFailedException">The run ended without an answer.</exception>
    /// <exception cref="WorkerFaultException">Too many conductors stand above this one.</exception>
    /// <exception cref="ArgumentException">There is no user message with text, or something is no text.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var question = Conversation.ToQuestion(messages);
        var result = await StartAsync(question, options, null, cancellationToken).ConfigureAwait(false);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, AnswerOf(result, cancellationToken)))
        {
            FinishReason = ChatFinishReason.Stop,
            ModelId = _options.ConductorName,
            Usage = result.TotalUsage.ToUsageDetails(),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="RunFailedException">The run ended without an answer.</exception>
    /// <exception cref="WorkerFaultException">Too many conductors stand above this one.</exception>
    /// <exception cref="ArgumentException">There is no user message with text, or something is no text.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var question = Conversation.ToQuestion(messages);
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stream = _options.MaxRounds == 1 ? new AnswerStream() : null;
        var run = StartAsync(question, options, stream, abandoned.Token);
        run = stream?.FollowAsync(run) ?? run;
        try
        {
            if (stream is not null)
            {
                await foreach (var text in stream.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    yield return new ChatResponseUpdate(ChatRole.Assistant, text);
                }
            }

            var result = await run.ConfigureAwait(false);
            var answer = AnswerOf(result, cancellationToken);
            yield return new ChatResponseUpdate
            {
                Role = ChatRole.Assistant,
                Contents = [.. LastContents(result, stream is null ? answer : null)],
                FinishReason = ChatFinishReason.Stop,
                ModelId = _options.ConductorName,
            };
        }
        finally
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            await ((Task)run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing: the pool's clients belong to whoever made them.</summary>
    public void Dispose()
    {
    }

    private static IEnumerable<AIContent> LastContents(RunResult result, string? answer)
    {
        if (answer is not null)
        {
            yield return new TextContent(answer);
        }

        yield return new UsageContent(result.TotalUsage.ToUsageDetails());
    }

    private static string AnswerOf(RunResult result, CancellationToken cancellationToken)
    {
        if (result.Outcome is RunOutcome.Answered)
        {
            return result.Answer!;
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw new RunFailedException(result);
    }

    private Task<RunResult> StartAsync(
        string question, ChatOptions? options, IRunObserver? observer, CancellationToken cancellationToken)
    {
        var nested = NestedRun.Of(options);
        if (nested?.Depth >= _options.MaxDepth)
        {
            throw new WorkerFaultException(
                FaultKind.Unavailable,
                $"{nested.Depth} conductors stand above this one; at most {_options.MaxDepth} may work in all.")
            {
                Usage = default(TokenUsage),
                IsTransient = false,
            };
        }

        var own = options?.Seed is { } seed ? _options with { Seed = seed } : _options;
        var engine = new RunEngine(_conductor, _pool, own);
        var run = nested is null
            ? engine.RunAsync(question, observer, cancellationToken)
            : engine.RunNestedAsync(nested, question, observer, cancellationToken);
        return CallHost.Of(options) is { } host ? BookAsync(run, host) : run;
    }

    /// <summary>Tells the run above what this one did cost.</summary>
    private static async Task<RunResult> BookAsync(Task<RunResult> run, CallHost host)
    {
        var result = await run.ConfigureAwait(false);
        host.Ledger.Open(new Charge(result.TotalUsage, result.IsUsageReported, result.TotalPrice, result.TotalSaved));
        return result;
    }
}
