using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Execution;
using Podium.Core.Workflows;

namespace Podium.Core.Conductors.Chat;

/// <summary>Writes one workflow: a call, one that repairs its text if need be, and the fallback.</summary>
internal sealed class Conducting(ConductorCalls calls, ChatConductorOptions options, ConductorRequest request)
{
    private const string Repaired = "This could not be run; the conductor wrote again.";
    private const string FellBack = "This could not be run; the fallback wrote what follows.";

    private readonly ToldText? _told = request.Written is { } written ? new ToldText(written) : null;
    private readonly string[] _names = [.. request.Pool.Workers.Select(worker => worker.Name)];
    private readonly EarlierSteps _earlier = EarlierSteps.Of(request.Rounds);
    private TokenUsage _usage;
    private int _calls;

    private bool HasTold => _told is { IsEmpty: false };

    public async Task<ConductorReply> RunAsync(CancellationToken cancellationToken)
    {
        string reason;
        try
        {
            var draft = await WriteAsync(cancellationToken).ConfigureAwait(false);
            if (draft.Workflow is not null || options.Fallback is null)
            {
                return ReplyOf(draft);
            }

            reason = $"The conductor's text cannot be run: {draft.Errors[0].Reason}";
        }
        catch (Exception exception) when (options.Fallback is not null
            && ConductorFaults.IsFault(exception)
            && !cancellationToken.IsCancellationRequested
            && _told is not { HasFailed: true })
        {
            reason = $"The conductor failed: {WorkerFaults.Describe(exception).Message}";
        }

        return await FallBackAsync(options.Fallback!, reason, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ConductorDraft> WriteAsync(CancellationToken cancellationToken)
    {
        var messages = options.Prompt.Write(request);
        var first = await CallAsync(messages, _told, cancellationToken).ConfigureAwait(false);
        if (first.Workflow is not null || first.IsRefusal)
        {
            return first;
        }

        var repair = RepairTurn.Messages(options.Prompt, first, calls.OutputTokens);
        return await CallAsync([.. messages, .. repair], null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ConductorDraft> CallAsync(
        IReadOnlyList<ChatMessage> messages, ToldText? told, CancellationToken cancellationToken)
    {
        calls.CheckLength(messages);
        _calls++;
        var booked = Booked();
        try
        {
            var response = await calls.AskAsync(messages, request, told, cancellationToken).ConfigureAwait(false);
            var isCached = CachedAnswer.IsIn(response.AdditionalProperties);
            Book(booked, TokenUsage.From(response.Usage), calls.Most(messages), isCached);
            return Read(response);
        }
        catch (Exception exception) when (ConductorFaults.IsFault(exception))
        {
            Book(booked, WorkerFaults.UsageOf(exception), calls.Most(messages), isCached: false);
            throw;
        }
    }

    private int Booked() => request.Host?.Ledger.Count ?? 0;

    /// <summary>
    /// Counts what a call used, and books it for the run unless the client, which may have made several, did.
    /// </summary>
    private void Book(int booked, TokenUsage? reported, TokenUsage most, bool isCached)
    {
        _usage += reported ?? most;
        request.Host?.Book(booked, reported, most, isCached);
    }

    private ConductorDraft Read(ChatResponse response)
    {
        var isRefusal = Refusal.In(response.Messages.SelectMany(message => message.Contents)) is not null
            || response.FinishReason == ChatFinishReason.ContentFilter;
        var defect = isRefusal ? "The conductor, or its service, would not write a workflow."
            : response.FinishReason == ChatFinishReason.Length
                ? $"The text was cut off at its most tokens, {calls.OutputTokens}; write a shorter one."
                : null;
        var text = string.Concat(response.Messages.Select(message => message.Text));
        return new ConductorDraft(text, Parse(text), defect, isRefusal);
    }

    private ConductorReply ReplyOf(ConductorDraft draft)
    {
        var (text, defect) = _calls > 1 && HasTold
            ? Join(Repaired, draft.Text, draft.Workflow)
            : (draft.Text, null);
        return new ConductorReply(text, _usage.ToUsageDetails()) { Calls = _calls, Defect = draft.Defect ?? defect };
    }

    private async Task<ConductorReply> FallBackAsync(
        IConductor fallback, string reason, CancellationToken cancellationToken)
    {
        var passed = HasTold ? request with { Written = null } : request;
        var booked = Booked();
        var reply = await fallback.ConductAsync(passed, cancellationToken).ConfigureAwait(false);
        Book(booked, TokenUsage.From(reply.Usage) ?? default, default, isCached: false);
        var workflow = reply.Defect is null ? (Parse(reply.Text) as WorkflowParse.Parsed)?.Workflow : null;
        var (text, defect) = HasTold ? Join(FellBack, reply.Text, workflow) : (reply.Text, null);
        return new ConductorReply(text, _usage.ToUsageDetails())
        {
            Calls = _calls + reply.Calls,
            Defect = reply.Defect ?? defect,
            Fallback = reply.Fallback is null ? reason : $"{reason} {reply.Fallback}",
        };
    }

    /// <summary>
    /// What was told and another text. The workflow that counts is printed anew: that form reads back whatever stands
    /// before it. Where there is none, a defect keeps lists of both from being read as one workflow.
    /// </summary>
    private (string Text, string? Defect) Join(string remark, string text, Workflow? workflow) => workflow is null
        ? (_told!.Before(remark, text), "Neither what was written first nor what followed can be run.")
        : (_told!.Before(remark, WorkflowPrinter.Print(workflow)), null);

    private WorkflowParse Parse(string text) => WorkflowParser.Parse(text, _names, request.MaxSteps, _earlier);
}
