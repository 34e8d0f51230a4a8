using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;

namespace Podium.Core.Resilience;

/// <summary>
/// A worker's client that calls again what failed, and then those who stand in for it. The usage that it reports is
/// that of all calls. In a run it spends no more than the budget covers, and takes back what a broken stream brought;
/// elsewhere a stream that breaks after its first piece is not begun again.
/// </summary>
internal sealed class ResilientChatClient(IReadOnlyList<WorkerLane> lanes) : IChatClient
{
    private static readonly UnboundedChannelOptions OneReader = new()
    {
        SingleReader = true,
        SingleWriter = true,
        AllowSynchronousContinuations = true,
    };

    /// <summary>The way to the worker itself.</summary>
    public WorkerLane Lane => lanes[0];

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        RunAsync(new ResilientCall(Lane.Worker, messages, options, null), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stream = Channel.CreateUnbounded<StreamItem>(OneReader);
        var call = new ResilientCall(Lane.Worker, messages, options, stream);
        var run = CompleteAsync(RunAsync(call, abandoned.Token), stream.Writer);
        try
        {
            await foreach (var item in stream.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                if (item.Failed is { } failed)
                {
                    call.Hear(failed);
                }
                else
                {
                    yield return item.Update!;
                }
            }

            var response = await run.ConfigureAwait(false);
            yield return new ChatResponseUpdate
            {
                Role = ChatRole.Assistant,
                Contents = [new UsageContent(response.Usage!)],
                FinishReason = response.FinishReason,
                ModelId = response.ModelId,
                AdditionalProperties = response.AdditionalProperties,
            };
        }
        finally
        {
            if (!run.IsCompleted)
            {
                await abandoned.CancelAsync().ConfigureAwait(false);
            }

            await ((Task)run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this)
            ? this
            : lanes[0].Worker.Client.GetService(serviceType, serviceKey);
    }

    /// <summary>Does nothing: the workers' clients belong to whoever made them.</summary>
    public void Dispose()
    {
    }

    private static async Task<ChatResponse> CompleteAsync(Task<ChatResponse> run, ChannelWriter<StreamItem> writer)
    {
        try
        {
            return await run.ConfigureAwait(false);
        }
        finally
        {
            writer.Complete();
        }
    }

    private async Task<ChatResponse> RunAsync(ResilientCall call, CancellationToken cancellationToken)
    {
        if (!call.MayBegin())
        {
            throw new WorkerFaultException(FaultKind.Unavailable, "Another call does not fit what is left to spend.")
            {
                Usage = default(TokenUsage),
                IsTransient = false,
            };
        }

        for (var index = 0; ;)
        {
            var lane = lanes[index];
            var attempt = await lane.RunAsync(call, cancellationToken).ConfigureAwait(false);
            if (attempt.Response is { } response)
            {
                return call.Close(response);
            }

            var next = Next(call, index);
            if (next is null)
            {
                throw call.Failure(attempt);
            }

            call.Report(attempt.Failure!);
            index = next.Value;
        }
    }

    /// <summary>The next worker whom the message fits and the budget covers.</summary>
    private int? Next(ResilientCall call, int index)
    {
        for (var next = index + 1; next < lanes.Count; next++)
        {
            if (call.Fits(lanes[next].Worker) && call.MayCall(lanes[next].Worker))
            {
                return next;
            }
        }

        return null;
    }
}
