using System.Text;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;

namespace Podium.Core.Execution;

/// <summary>
/// One call of a worker, turned into a result whatever the client throws. A streamed answer counts as whole only if
/// the client gave a finish reason; a client that never gives one cannot be told from a cut line, so its streams are
/// faults. An answer that came in one piece is whole without one. One that ended at the most tokens is not whole.
/// </summary>
internal sealed class WorkerCall(IChatClient client, ExecutionOptions options, StepWatch watch)
{
    /// <summary>Makes the call, as a stream if somebody wants to see the output as it comes.</summary>
    public async Task<CallResult> RunAsync(
        string message, ChatOptions chatOptions, bool isStreaming, CancellationToken cancellationToken)
    {
        using var deadline = options.CallTimeout is { } timeout
            ? new CancellationTokenSource(timeout, options.TimeProvider)
            : null;
        using var either = deadline is null
            ? null
            : CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var token = either?.Token ?? cancellationToken;
        try
        {
            var call = isStreaming
                ? StreamAsync(message, chatOptions, token)
                : AskAsync(message, chatOptions, token);
            return await call.WaitAsync(token).ConfigureAwait(false);
        }
        catch (RunFailedException exception)
        {
            return new CallResult(exception.ToStepOutcome(), exception.Result.TotalUsage);
        }
        catch (Exception exception) when (!watch.HasFailed)
        {
            return Failure(exception, deadline?.Token ?? default, cancellationToken);
        }
        finally
        {
            watch.Close();
        }
    }

    private async Task<CallResult> AskAsync(string message, ChatOptions chatOptions, CancellationToken token)
    {
        var messages = new[] { new ChatMessage(ChatRole.User, message) };
        var response = await client.GetResponseAsync(messages, chatOptions, token).ConfigureAwait(false);
        var refusal = Refusal.In(response.Messages.SelectMany(reply => reply.Contents));
        var usage = TokenUsage.From(response.Usage);
        return new CallResult(End(response.Text, response.FinishReason ?? ChatFinishReason.Stop, refusal), usage)
        {
            IsCached = CachedAnswer.IsIn(response.AdditionalProperties),
        };
    }

    private async Task<CallResult> StreamAsync(string message, ChatOptions chatOptions, CancellationToken token)
    {
        var messages = new[] { new ChatMessage(ChatRole.User, message) };
        var text = new StringBuilder();
        var usage = new UsageDetails();
        ChatFinishReason? finish = null;
        string? refusal = null;
        var isCached = false;
        var failures = watch.Failures;
        var updates = client.GetStreamingResponseAsync(messages, chatOptions, token);
        await foreach (var update in updates.WithCancellation(token).ConfigureAwait(false))
        {
            if (watch.Failures > failures)
            {
                // What a failed attempt wrote is void; this piece begins the next.
                failures = watch.Failures;
                text.Clear();
                (finish, refusal) = (null, null);
            }

            Append(text, update.Text);
            foreach (var reported in update.Contents.OfType<UsageContent>())
            {
                usage.Add(reported.Details);
            }

            finish = update.FinishReason ?? finish;
            refusal ??= Refusal.In(update.Contents);
            isCached |= CachedAnswer.IsIn(update.AdditionalProperties);
        }

        return finish is null && refusal is null
            ? throw WorkerFaults.NoFinishReason(TokenUsage.From(usage))
            : new CallResult(End(text.ToString(), finish, refusal), TokenUsage.From(usage)) { IsCached = isCached };
    }

    private void Append(StringBuilder text, string more)
    {
        if (more.Length > 0)
        {
            text.Append(more);
            watch.Write(more);
        }
    }

    private static StepOutcome End(string text, ChatFinishReason? finish, string? refusal) =>
        refusal is not null ? new StepOutcome.Refused(refusal)
        : finish == ChatFinishReason.ContentFilter ? new StepOutcome.Refused(text)
        : finish == ChatFinishReason.Length ? new StepOutcome.Truncated(text)
        : finish == ChatFinishReason.Stop || finish == ChatFinishReason.ToolCalls ? new StepOutcome.Completed(text)
        : new StepOutcome.Faulted(
            FaultKind.Malformed, $"The answer ended with '{finish}', which does not say that it is whole.");

    private CallResult Failure(Exception exception, CancellationToken deadline, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new CallResult(new StepOutcome.Cancelled(), null);
        }

        return deadline.IsCancellationRequested
            ? new CallResult(
                new StepOutcome.Faulted(
                    FaultKind.TimedOut, $"No answer within {options.CallTimeout!.Value.TotalSeconds:0.###} s."),
                null)
            : new CallResult(WorkerFaults.Describe(exception), WorkerFaults.UsageOf(exception));
    }
}
