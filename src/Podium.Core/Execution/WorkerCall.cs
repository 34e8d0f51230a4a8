using System.Text;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;

namespace Podium.Core.Execution;

/// <summary>
/// One call of a worker, turned into a result whatever the client throws. A streamed answer counts as whole only if
/// the client gave a finish reason; a client that never gives one cannot be told from a cut line, so its streams are
/// faults. An answer that came in one piece is whole without one.
/// </summary>
internal sealed class WorkerCall(IChatClient client, ExecutionOptions options)
{
    private const string RefusalCode = "Refusal";

    /// <summary>Makes the call, as a stream if somebody wants the <paramref name="output"/>.</summary>
    public async Task<CallResult> RunAsync(
        string message, ChatOptions chatOptions, StepOutput? output, CancellationToken cancellationToken)
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
            var call = output is null
                ? AskAsync(message, chatOptions, token)
                : StreamAsync(message, chatOptions, output, token);
            return await call.WaitAsync(token).ConfigureAwait(false);
        }
        catch (RunFailedException exception)
        {
            return new CallResult(exception.ToStepOutcome(), exception.Result.TotalUsage, exception.Result.TotalPrice);
        }
        catch (Exception exception) when (output is not { HasFailed: true })
        {
            return new CallResult(Failure(exception, deadline?.Token ?? default, cancellationToken), null, null);
        }
        finally
        {
            output?.Close();
        }
    }

    private async Task<CallResult> AskAsync(string message, ChatOptions chatOptions, CancellationToken token)
    {
        var messages = new[] { new ChatMessage(ChatRole.User, message) };
        var response = await client.GetResponseAsync(messages, chatOptions, token).ConfigureAwait(false);
        var refusal = response.FinishReason == ChatFinishReason.ContentFilter
            ? response.Text
            : RefusalIn(response.Messages.SelectMany(reply => reply.Contents));
        return new CallResult(
            refusal is null ? new StepOutcome.Completed(response.Text) : new StepOutcome.Refused(refusal),
            TokenUsage.From(response.Usage),
            NestedRun.PriceIn(response.AdditionalProperties));
    }

    private async Task<CallResult> StreamAsync(
        string message, ChatOptions chatOptions, StepOutput output, CancellationToken token)
    {
        var messages = new[] { new ChatMessage(ChatRole.User, message) };
        var text = new StringBuilder();
        var usage = new UsageDetails();
        ChatFinishReason? finish = null;
        string? refusal = null;
        decimal? price = null;
        var updates = client.GetStreamingResponseAsync(messages, chatOptions, token);
        await foreach (var update in updates.WithCancellation(token).ConfigureAwait(false))
        {
            var more = update.Text;
            if (more.Length > 0)
            {
                text.Append(more);
                output.Write(more);
            }

            foreach (var reported in update.Contents.OfType<UsageContent>())
            {
                usage.Add(reported.Details);
            }

            finish = update.FinishReason ?? finish;
            refusal ??= RefusalIn(update.Contents);
            price ??= NestedRun.PriceIn(update.AdditionalProperties);
        }

        return finish is null && refusal is null
            ? throw new WorkerFaultException(FaultKind.CutStream, "The stream ended without a finish reason.")
            : new CallResult(EndOfStream(text.ToString(), finish, refusal), TokenUsage.From(usage), price);
    }

    private static StepOutcome EndOfStream(string text, ChatFinishReason? finish, string? refusal) =>
        refusal is not null ? new StepOutcome.Refused(refusal)
        : finish == ChatFinishReason.ContentFilter ? new StepOutcome.Refused(text)
        : new StepOutcome.Completed(text);

    private static string? RefusalIn(IEnumerable<AIContent> contents) =>
        contents.OfType<ErrorContent>().FirstOrDefault(error => error.ErrorCode == RefusalCode)?.Message;

    private StepOutcome Failure(Exception exception, CancellationToken deadline, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new StepOutcome.Cancelled();
        }

        return deadline.IsCancellationRequested
            ? new StepOutcome.Faulted(
                FaultKind.TimedOut, $"No answer within {options.CallTimeout!.Value.TotalSeconds:0.###} s.")
            : WorkerFaults.Describe(exception);
    }
}
